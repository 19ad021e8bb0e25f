import type { Sentence } from '#event-sourcing';

/** What is said of rows of registers that are not taken. */
export const words = {
  empty: { zh: '没有填写{label}。', en: 'The {label} is empty.' },
  noKey: { zh: '没有可以辨认这一行的内容（{fields}）。', en: 'It says nothing by which the row is known ({fields}).' },
  noDate: { zh: '“{text}”不是 {patterns} 形式的日期。', en: '“{text}” is no date of the form {patterns} that exists.' },
  noWhole: { zh: '“{text}”不是整数。', en: '“{text}” is no whole number.' },
  noFlag: { zh: '“{text}”看不出是或否。', en: '“{text}” is neither yes nor no.' },
  noChoice: {
    zh: '“{text}”不是已知的{label}（{choices}）；可在对照表 values.{field} 中说明。',
    en: '“{text}” is no known {label} ({choices}); the mapping can say what it stands for under values.{field}.',
  },
  noRecord: { zh: '名册里没有“{text}”，请先登记。', en: '“{text}” is not registered: register it first.' },
  ambiguous: { zh: '“{text}”有 {n} 个，请用编号。', en: '“{text}” is the name of {n}: give its number.' },
  damaged: { zh: '“{text}”已被 Excel 改坏。', en: '“{text}” is what Excel has made of another number.' },
  badField: { zh: '填写不合要求：{what}', en: 'It is not right: {what}.' },
  otherwise: {
    zh: '这里已有登记，{label}是“{present}”，文件里是“{said}”：请先改成一致。',
    en: 'It is registered here already, and its {label} is “{present}”, not “{said}”: change one of the two first.',
  },
  unchangeable: {
    zh: '{label}与原先导入的不同，不能随文件变更。',
    en: 'The {label} is another one than before, and does not change by a file.',
  },
  older: { zh: '比来源已说过的更早。', en: 'It is older than what the source has told already.' },
} satisfies Record<string, Sentence>;

/** Why a correction was made that a later file brought. */
export const CORRECTED_BY_SOURCE = '按来源更正 (as the source says now)';
