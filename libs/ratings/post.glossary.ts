import type { Sentence } from '#event-sourcing';

/** What people read of model posts. */
export const words = {
  post: { zh: '党员示范岗', en: 'model post' },
  establishOnce: { zh: '一个示范岗只设立一次。', en: 'A model post is established once under one id.' },
  assign: { zh: '未撤销的示范岗才能安排上岗。', en: 'A model post is assigned until it is ended.' },
  reviewOther: { zh: '在岗的人不评议自己的岗。', en: 'Nobody reviews a post that they hold or held.' },
  review: { zh: '有人上岗的示范岗才能评议。', en: 'A model post is reviewed while somebody holds it.' },
  end: { zh: '未撤销的示范岗才能撤销。', en: 'A model post is ended once.' },
} satisfies Record<string, Sentence>;

export const labels = {
  'ratings.modelPosts': { zh: '党员示范岗', en: 'model posts' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const postFields = {
  duty: { zh: '岗位职责', en: 'duty' },
  place: { zh: '岗位', en: 'post' },
  findings: { zh: '评议情况', en: 'findings' },
} satisfies Record<string, Sentence>;

export const postStates = {
  established: { zh: '已设立', en: 'established' },
  held: { zh: '有人在岗', en: 'held' },
  ended: { zh: '已撤销', en: 'ended' },
} satisfies Record<string, Sentence>;

/** The sheet of model posts 示范岗台账, column by column. */
export const sheetWords = {
  place: { zh: '岗位', en: 'post' },
  duty: { zh: '职责', en: 'duty' },
  pledge: { zh: '承诺', en: 'pledge' },
  holder: { zh: '持岗党员（代号）', en: 'holder (pseudonym)' },
  establishedAt: { zh: '设岗', en: 'established' },
  reviews: { zh: '考核次数', en: 'reviews' },
} satisfies Record<string, Sentence>;
