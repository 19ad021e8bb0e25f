import type { Sentence } from '#event-sourcing';

/** What is wrong with a catalogue of street problems; places in it are named as the file has them. */
export const words = {
  notUsable: { zh: '分类目录不能用：\n{problems}', en: 'The catalogue cannot be used:\n{problems}' },
  noMapping: { zh: '{where} 不是对应', en: '{where} is no mapping' },
  unknownKey: { zh: '{where} 有不认识的键 {key}', en: '{where} has the unknown key {key}' },
  noId: { zh: '{where} 没有可用的 id', en: '{where} has no usable id' },
  noList: { zh: '{where}：{list} 不是文本的列表', en: '{where}: {list} is no list of texts' },
  noText: { zh: '{where}：{field} 不是文本；代码要加引号', en: '{where}: {field} is no text; quote codes' },
  street: { zh: '{where}：street 既不是 true 也不是 false', en: '{where}: street is neither true nor false' },
  notYaml: { zh: '不是 YAML：{reason}', en: 'not YAML: {reason}' },
  mapping: { zh: '应是有 version 和 nodes 的对应', en: 'expected a mapping with version and nodes' },
  file: { zh: '文件', en: 'the file' },
  version: { zh: 'version 不是文本', en: 'version is no text' },
  entries: { zh: '{list} 不是列表', en: '{list} is no list' },
  twice: { zh: '编号 {id} 出现了两次', en: 'the id {id} is there twice' },
  under: { zh: '{id} 属于 {under}，而它不在前面', en: '{id} is under {under}, which does not come before it' },
  additions: { zh: 'additions 指明 {id}，而没有它', en: 'additions name {id}, which is not there' },
  variable: { zh: '分类目录 ZEREN_STREET_CATALOGUE：{problem}', en: 'ZEREN_STREET_CATALOGUE: {problem}' },
  atStart: {
    zh: 'ZEREN_STREET_CATALOGUE 在程序启动时从环境读取',
    en: 'ZEREN_STREET_CATALOGUE is read from the environment when the program starts',
  },
} satisfies Record<string, Sentence>;

/** The catalogue as a table, column by column. */
export const tableWords = {
  code: { zh: '代码', en: 'code' },
  name: { zh: '名称', en: 'name' },
  id: { zh: '编号', en: 'id' },
  under: { zh: '上级', en: 'under' },
  aliases: { zh: '别名', en: 'other words' },
  tags: { zh: '标签', en: 'tags' },
  street: { zh: '计入街面处置率', en: 'in the handling rate' },
} satisfies Record<string, Sentence>;
