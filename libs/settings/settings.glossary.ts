import type { Sentence } from '#event-sourcing';

/** What people read of settings and their versions. */
export const words = {
  commandUnknown: { zh: '设置不认识命令 {command}。', en: 'Settings know no command {command}.' },
  fromTomorrow: {
    zh: '评判过的不再重评：设置最早从 {tomorrow} 起变更。只有原来有误的办公时间和节假日，才能对以往的日子变更（daysPast）。',
    en: 'What is judged is not judged anew: settings change from {tomorrow} at the earliest. Only hours and holidays that were wrong can be changed for days past (daysPast).',
  },
  limits: {
    zh: '时限、补录天数和统计周期从不对以往的日子变更。',
    en: 'Limits, the days of late entries and the period of reporting are never changed for days past.',
  },
  unchanged: { zh: '这些现在就是这样。', en: 'All of this holds already.' },
  unusable: { zh: '这些设置不能用：{problems}。', en: 'These settings cannot be used: {problems}.' },
  differ: {
    zh: '{names}：事件库里是另一设置，数据按它评判。请去掉这个变量，或用 `zeren settings --help` 或 POST /api/settings/change 从某天起变更；`zeren settings` 可查看。',
    en: '{names}: the log has other settings, by which its figures are judged. Leave the variable away, or change them from a day on by `zeren settings --help` or POST /api/settings/change; `zeren settings` shows them.',
  },
  zoneStays: { zh: '时区始终是首次启动时的。', en: 'The time zone stays that of the first start.' },
  pastChanged: {
    zh: '以往日子的日历已变更，当时的数据也随之变更：请停止服务并重建视图（zeren rebuild）',
    en: 'the calendar of days past was changed, and with it the figures of then: stop the service and build the views anew (zeren rebuild)',
  },
  pastKept: {
    zh: '以往的日子仍按当时的办公时间和节假日；daysPast 可一并变更',
    en: 'days before keep the hours and holidays that held for them; daysPast changes those too',
  },
  affected: {
    zh: '因此改变的期限用 `zeren deadlines --affected` 列出',
    en: 'deadlines that fall elsewhere now are listed by `zeren deadlines --affected`',
  },
} satisfies Record<string, Sentence>;

export const labels = {
  SettingsChanged: { zh: '变更设置', en: 'settings changed' },
} satisfies Record<string, Sentence>;

/** What happens here, as a history names it. */
export const eventWords = {
  SettingsChanged: { zh: '变更设置', en: 'settings changed' },
} satisfies Record<string, Sentence>;
