import type { Sentence } from '#event-sourcing';

/** What people read of the desk and of handovers. */
export const words = {
  noList: {
    zh: '没有列表 {list}；是否指 {like}？有 {names}',
    en: 'there is no list {list}; did you mean {like}? There are {names}',
  },
  record: { zh: '{what} {name}', en: '{what} {name}' },
  handover: { zh: '工作交接', en: 'handover' },
  once: { zh: '一次交接只办一次。', en: 'A handover is made once under one id.' },
  complete: { zh: '系统在移交完毕后记录一次结果。', en: 'What went along is told once, when the handover is done.' },
  another: { zh: '要交接给另外的人或部门。', en: 'A desk is handed over to another one.' },
  nothing: {
    zh: '{from} 没有在办或者保管的事项。',
    en: 'There is nothing on the desk of {from}, nor anything that they hold.',
  },
} satisfies Record<string, Sentence>;

export const handoverStates = {
  'handed-over': { zh: '已移交', en: 'handed over' },
} satisfies Record<string, Sentence>;

/** What happens here, as a history names it. */
export const eventWords = {
  DeskHandedOver: { zh: '工作交接', en: 'desk handed over' },
  HandoverCompleted: { zh: '交接完成', en: 'handover completed' },
} satisfies Record<string, Sentence>;

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  HandOverDesk: { zh: '工作交接', en: 'hand a desk over: all open work of a person or department goes to another one' },
} satisfies Record<string, Sentence>;
