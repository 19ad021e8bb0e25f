import type { Sentence } from '#event-sourcing';

/** What commander says of a line that does not fit, in our words; the places are what it names. */
export const commanderWords = {
  unknownOption: { zh: '错误：没有选项 {option}', en: "error: unknown option '{option}'" },
  unknownCommand: { zh: '错误：没有命令 {command}', en: "error: unknown command '{command}'" },
  missingArgument: { zh: '错误：缺少参数 <{name}>', en: "error: missing required argument '{name}'" },
  missingValue: { zh: '错误：选项 {option} 缺少值', en: "error: option '{option}' argument missing" },
  missingOption: { zh: '错误：必须给出选项 {option}', en: "error: required option '{option}' not specified" },
  badOption: {
    zh: '错误：选项 {option} 的值“{value}”不对。{why}',
    en: "error: option '{option}' argument '{value}' is invalid. {why}",
  },
  badArgument: {
    zh: '错误：参数 {name} 的值“{value}”不对。{why}',
    en: "error: command-argument value '{value}' is invalid for argument '{name}'. {why}",
  },
  choices: { zh: '可选：{choices}。', en: 'Allowed choices are {choices}.' },
  tooMany: {
    zh: '错误：参数太多：应有 {expected} 个，现有 {found} 个：{args}',
    en: 'error: too many arguments. Expected {expected} but got {found}: {args}.',
  },
  didYouMean: { zh: '\n（是不是 {names}？）', en: '\n(Did you mean {names}?)' },
  // Behind an option or argument in the help.
  choicesOf: { zh: '可选：{choices}', en: 'choices: {choices}' },
  defaultOf: { zh: '默认：{value}', en: 'default: {value}' },
  inBrackets: { zh: '（{facts}）', en: ' ({facts})' },
  optionsPlace: { zh: '[选项]', en: '[options]' },
  commandPlace: { zh: '[命令]', en: '[command]' },
} satisfies Record<string, Sentence>;
