import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  NumberReserved: { zh: '预留编号', en: 'number reserved' },
  NumberReleased: { zh: '退回编号', en: 'number released' },
  NumberAdopted: { zh: '采用已有编号', en: 'number adopted' },
} satisfies Record<string, Sentence>;
