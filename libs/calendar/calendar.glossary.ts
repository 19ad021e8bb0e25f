import type { Sentence } from '#event-sourcing';

/** What is wrong with the settings of a calendar or a holiday file; places in them are named as the file has them. */
export const words = {
  notUsable: { zh: '日历不能用：\n{problems}', en: 'The calendar cannot be used:\n{problems}' },
  at: { zh: '{place}：{fault}', en: '{place}: {fault}' },
  unknownKey: { zh: '不认识的键 {key}；可用的有 {known}', en: 'unknown key {key}; known: {known}' },
  years: { zh: '应是从年份到安排的对应', en: 'expected a mapping from year to arrangement' },
  fourDigits: { zh: '年份是四位数字', en: 'a year has four digits' },
  arrangement: { zh: '应有 {lists}', en: 'expected {lists}' },
  and: { zh: '{one} 和 {other}', en: '{one} and {other}' },
  both: {
    zh: '{date} 既是放假日（{holiday}）又是上班的周末（{working}）',
    en: '{date} is both a holiday ({holiday}) and a working weekend ({working})',
  },
  text: { zh: '应是文本', en: 'expected a text' },
  dates: { zh: '应是日期的列表（没有则写 []）', en: 'expected a list of dates (an empty one is [])' },
  twice: { zh: '{date} 在列表里出现了两次', en: '{date} stands in the list twice' },
  noDate: { zh: '应是日期 YYYY-MM-DD，现为 {found}', en: 'expected a date YYYY-MM-DD, found {found}' },
  noSuchDate: {
    zh: '{date} 不是存在的日期 YYYY-MM-DD',
    en: '{date} is not a date YYYY-MM-DD that exists',
  },
  otherYear: {
    zh: '{date} 不属于 {year} 年，也不属于其前的十二月或其后的一月',
    en: '{date} does not belong to {year}, nor to the December before or the January after it',
  },
  noWeekend: { zh: '{date} 不是周六或周日', en: '{date} is neither a Saturday nor a Sunday' },
  file: { zh: '文件', en: 'the file' },
  mapping: { zh: '应是有键 years 的对应', en: 'expected a mapping with the key years' },
  notYaml: { zh: '不是 YAML：{reason}', en: 'not YAML: {reason}' },
  timeZone: { zh: 'timeZone：{zone} 不是时区', en: 'timeZone: {zone} is not a time zone' },
  changeFrom: {
    zh: '应晚于上一次变更，现为 {found}',
    en: 'expected a day after the change before, found {found}',
  },
  someHours: { zh: '至少要有一段 { from, to }', en: 'expected at least one { from, to }' },
  times: { zh: 'from 和 to 是时刻 HH:MM，00:00 至 23:59', en: 'from and to are times HH:MM, 00:00 to 23:59' },
  order: { zh: '{from} 不早于 {to}', en: '{from} is not before {to}' },
  overlap: {
    zh: '{from} 早于前一段的结束',
    en: '{from} lies before the end of the hours listed before',
  },
} satisfies Record<string, Sentence>;
