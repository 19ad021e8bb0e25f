import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  PatrolRecorded: { zh: '巡查', en: 'patrol recorded' },
  PatrolVoided: { zh: '作废巡查', en: 'patrol voided' },
} satisfies Record<string, Sentence>;

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  RecordPatrol: { zh: '巡查', en: 'record a visit to a site, with or without findings; each finding becomes a case' },
  VoidPatrol: { zh: '作废', en: 'void a visit that was recorded by mistake, once no case of what it found holds' },
} satisfies Record<string, Sentence>;
