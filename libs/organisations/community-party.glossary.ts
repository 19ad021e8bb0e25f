import type { Sentence } from '#event-sourcing';

/** What people read of full-time workers and greater committees of communities. */
export const words = {
  worker: { zh: '专职党务工作者', en: 'full-time worker' },
  oneCommunity: {
    zh: '一人同一时间只在一个社区专职。',
    en: 'A full-time worker has one community at a time.',
  },
  endOnce: { zh: '在岗的才能离岗。', en: 'An assignment is ended once.' },
  greaterCommittee: { zh: '社区大党委', en: 'greater committee' },
  establishOnce: {
    zh: '一个社区同一时间只有一个大党委。',
    en: 'A community has one greater committee at a time.',
  },
  whileEstablished: { zh: '未撤销的大党委才能办理。', en: 'This is done while the greater committee is there.' },
  unitOnce: { zh: '单位 {unit} 列了两次。', en: 'The unit {unit} is named twice.' },
} satisfies Record<string, Sentence>;

export const labels = {
  'communities.withFullTimeWorker': { zh: '配备专职党务工作者的社区', en: 'communities with a full-time worker' },
  'communities.fullTimeWorkerShare': { zh: '专职党务工作者配备率', en: 'share of communities with a full-time worker' },
  'fullTimeWorkers.inPost': { zh: '在岗专职党务工作者', en: 'full-time workers in post' },
  'greaterCommittees.established': { zh: '成立大党委的社区', en: 'greater committees of communities' },
} satisfies Record<string, Sentence>;

export const greaterCommitteeStates = {
  established: { zh: '已成立', en: 'established' },
  dissolved: { zh: '已撤销', en: 'dissolved' },
} satisfies Record<string, Sentence>;

export const workerStates = {
  assigned: { zh: '在岗', en: 'assigned' },
  ended: { zh: '已离任', en: 'ended' },
} satisfies Record<string, Sentence>;
