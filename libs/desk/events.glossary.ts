import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  DeskHandedOver: { zh: '工作交接', en: 'desk handed over' },
  HandoverCompleted: { zh: '交接完成', en: 'handover completed' },
} satisfies Record<string, Sentence>;

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  HandOverDesk: { zh: '工作交接', en: 'hand a desk over: all open work of a person or department goes to another one' },
} satisfies Record<string, Sentence>;
