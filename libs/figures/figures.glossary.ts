import type { Sentence } from '#event-sourcing';

/** What people read when they ask for figures. */
export const words = {
  year: { zh: '年份，如 2018', en: 'a year, e.g. 2018' },
  yearAlone: {
    zh: '代替 from 和 to；请给一种',
    en: 'is short for from and to; give the one or the others',
  },
  toBeforeFrom: { zh: '不能早于 from（{from}）', en: 'must not be before from ({from})' },
  unknown: { zh: '没有数据项 {name}；有 {known}', en: 'there is no figure {name}; there are {known}' },
} satisfies Record<string, Sentence>;
