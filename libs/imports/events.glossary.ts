import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  FileTaken: { zh: '导入文件', en: 'file taken in' },
  RowTaken: { zh: '导入一行', en: 'row taken in' },
} satisfies Record<string, Sentence>;
