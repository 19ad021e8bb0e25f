import type { Sentence } from '#event-sourcing';

/** What people read of legal persons. */
export const words = {
  subject: { zh: '统一社会信用代码的主体', en: 'subject of the credit code' },
} satisfies Record<string, Sentence>;
