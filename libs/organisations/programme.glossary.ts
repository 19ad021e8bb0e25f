import type { Sentence } from '#event-sourcing';

/** What people read of programmes. */
export const words = {
  programme: { zh: '党建工程', en: 'programme' },
  issueOnce: { zh: '一个工程的一个版本只下发一次。', en: 'An edition of a programme is issued once.' },
  whileIssued: { zh: '未废止的工程才能办理。', en: 'This is done while the programme is not withdrawn.' },
  itemOnce: { zh: '任务“{name}”列了两次。', en: 'The item “{name}” is named twice.' },
  itemUnknown: { zh: '没有任务 {itemId}。', en: 'There is no item {itemId} here.' },
  finishOpen: { zh: '任务“{name}”已经完成。', en: 'The item “{name}” is done already.' },
  targetReached: {
    zh: '任务“{name}”的目标是 {target}，填报 {reached}。',
    en: 'The target of “{name}” is {target}, and {reached} was reached.',
  },
  checkDone: { zh: '完成的任务才能核验。', en: 'An item is checked that is done and not checked yet.' },
  fourEyes: {
    zh: '核验人不能是填报完成的人（{person}）。',
    en: 'Who reported it as done ({person}) does not check it.',
  },
  none: { zh: '无', en: 'nothing' },
} satisfies Record<string, Sentence>;

export const labels = {
  'programmes.items': { zh: '工程任务', en: 'items of programmes' },
  'programmes.itemsDone': { zh: '完成的任务', en: 'items done' },
  'programmes.itemsChecked': { zh: '核验通过的任务', en: 'items checked' },
  'programmes.completion': { zh: '任务完成率', en: 'completion of programmes' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const programmeFields = {
  issuedBy: { zh: '下达单位', en: 'issued by' },
  reached: { zh: '完成量', en: 'reached' },
} satisfies Record<string, Sentence>;

export const programmeStates = {
  issued: { zh: '已下达', en: 'issued' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} satisfies Record<string, Sentence>;
