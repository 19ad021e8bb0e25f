import type { Sentence } from '#event-sourcing';

export const words = {
  volunteer: { zh: '志愿者', en: 'volunteer' },
  training: { zh: '培训随时可以登记，与服务时长分开。', en: 'Training is recorded apart from service.' },
  credit: { zh: '服务时长由确认产生。', en: 'Service counts as it is confirmed.' },
  issue: {
    zh: '有服务记录的志愿者才能开具证明。',
    en: 'A certificate is issued to a volunteer with service on record.',
  },
  beyond: {
    zh: '证明的 {asked} 分钟加上已开具的 {certified} 分钟，多于已确认的 {confirmed} 分钟。',
    en: 'The certificate would say {asked} minutes besides {certified} certified before; {confirmed} are confirmed.',
  },
  numberTaken: { zh: '证明编号 {number} 已经用过。', en: 'The number {number} was used for a certificate before.' },
  certificateUnknown: { zh: '没有有效的证明 {certificateId}。', en: 'There is no valid certificate {certificateId}.' },
  notOneself: { zh: '志愿者不能给自己开具证明或登记培训。', en: 'Nobody certifies or trains themselves.' },
} satisfies Record<string, Sentence>;

export const labels = {
  'volunteers.certificates': { zh: '开具的志愿服务证明', en: 'certificates issued to volunteers' },
  'volunteers.certificates.beyond': {
    zh: '超出已确认时长的志愿服务证明',
    en: 'certificates beyond what is confirmed',
  },
  'volunteers.trainingHours': { zh: '志愿者培训时长（小时）', en: 'hours of training of volunteers' },
  'volunteers.stars.1': { zh: '一星级志愿者', en: 'volunteers with one star' },
  'volunteers.stars.2': { zh: '二星级志愿者', en: 'volunteers with two stars' },
  'volunteers.stars.3': { zh: '三星级志愿者', en: 'volunteers with three stars' },
  'volunteers.stars.4': { zh: '四星级志愿者', en: 'volunteers with four stars' },
  'volunteers.stars.5': { zh: '五星级志愿者', en: 'volunteers with five stars' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const volunteerFields = {
  minutes: { zh: '时长（分钟）', en: 'minutes' },
} satisfies Record<string, Sentence>;

export const volunteerStates = {
  known: { zh: '已登记', en: 'known' },
} satisfies Record<string, Sentence>;
