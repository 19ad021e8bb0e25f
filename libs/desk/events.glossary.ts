import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  DeskHandedOver: { zh: '工作交接', en: 'desk handed over' },
  HandoverCompleted: { zh: '交接完成', en: 'handover completed' },
} satisfies Record<string, Sentence>;
