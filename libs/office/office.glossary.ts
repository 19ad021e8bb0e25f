import type { Sentence } from '#event-sourcing';

/** What people read of an office that cannot be opened. */
export const words = {
  holdsEvents: { zh: '事件库 {log} 里已有事件', en: 'the event log {log} holds events already' },
  viewsBehind: {
    zh: '视图落后于事件库，而没有进程在更新：请启动投影进程（ZEREN_ROLE=projector）',
    en: 'the views are behind the log, and nobody has brought them up to date: start a projector (ZEREN_ROLE=projector)',
  },
} satisfies Record<string, Sentence>;
