import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  PatrolRecorded: { zh: '巡查', en: 'patrol recorded' },
  PatrolVoided: { zh: '作废巡查', en: 'patrol voided' },
} satisfies Record<string, Sentence>;
