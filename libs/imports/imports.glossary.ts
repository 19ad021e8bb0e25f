import type { Sentence } from '#event-sourcing';

/** What is wrong with a file as a whole. */
export const fileWords = {
  empty: { zh: '是空的', en: 'it is empty' },
  noHeaderRow: { zh: '没有可作表头的第 {row} 行', en: 'it has no row {row} for a header' },
  badHeader: { zh: '第 {line} 行的表头无法读取：{why}', en: 'the header in line {line} cannot be read: {why}' },
  noRows: { zh: '只有表头，没有数据行', en: 'it has a header and no rows' },
  unclosed: {
    zh: '第 {line} 行起的一行里，引号没有闭合',
    en: 'a quote that opens in the row at line {line} is not closed',
  },
  longText: { zh: '第 {row} 行的文字太长', en: 'the text in row {row} is too long' },
  rowOrder: { zh: '第 {row} 行不接在第 {last} 行之后', en: 'its row {row} does not follow row {last}' },
  cellOrder: { zh: '第 {row} 行的单元格 {cell} 次序不对', en: 'its cell {cell} in row {row} is out of order' },
  workbook: { zh: '这个工作簿无法读取：{problem}', en: 'it is a workbook that cannot be read: {problem}' },
  documentType: { zh: '带有文档类型声明', en: 'it has a document type' },
  tooDeep: { zh: '元素嵌套太深', en: 'its elements lie too deep' },
  compressedTwice: { zh: '压缩了不止两层', en: 'it is compressed more than twice' },
  emptyArchive: { zh: '压缩包里没有文件；导入需要一个', en: 'it is an archive of no file; an import takes one' },
  archive: {
    zh: '压缩包里有 {count} 个文件（{names}）；导入只收一个',
    en: 'it is an archive of {count} files ({names}); an import takes one',
  },
  bomb: { zh: '解压后比任何清单都大得多', en: 'it is much larger than any list when it is unpacked' },
  unpack: { zh: '无法解压：{why}', en: 'it cannot be unpacked: {why}' },
  innerArchive: { zh: '作为压缩包里的压缩包太大', en: 'it is too large to be an archive in an archive' },
  noFile: { zh: '没有这个文件', en: 'there is no such file' },
  unreadable: { zh: '无法读取：{why}', en: 'cannot be read: {why}' },
  folder: { zh: '是目录', en: 'it is a folder' },
  pipe: {
    zh: '要读取几遍：请给文件，不能是管道或设备',
    en: 'it is read several times: give a file, no pipe or device',
  },
  noWorkbook: { zh: '不是 Excel 工作簿，或没有工作表', en: 'it is no workbook of Excel, or one without sheets' },
  emptySheet: { zh: '工作表“{sheet}”是空的', en: 'its sheet "{sheet}" is empty' },
  sheetHeader: {
    zh: '工作表“{sheet}”没有可作表头的第 {row} 行',
    en: 'its sheet "{sheet}" has no row {row} for a header',
  },
  sheetRows: { zh: '工作表“{sheet}”只有表头，没有数据行', en: 'its sheet "{sheet}" has a header and no rows' },
  noSheet: { zh: '没有工作表“{wanted}”，有 {sheets}', en: 'it has no sheet "{wanted}", but {sheets}' },
  largeTexts: { zh: '文字太多', en: 'its texts are too large' },
  neitherEncoding: {
    zh: '文字既不是 UTF-8 也不是 GB18030；请存为 UTF-8',
    en: 'its text is neither UTF-8 nor GB18030; save it as UTF-8',
  },
  otherEncoding: {
    zh: '文字不是映射所说的 {wanted}；可试 `encoding: auto`',
    en: 'its text is not {wanted}, as the mapping says; try `encoding: auto`',
  },
  utf16: { zh: '是 UTF-16；请存为 UTF-8', en: 'it is UTF-16; save it as UTF-8' },
  xls: {
    zh: '是旧式 Excel 工作簿（.xls）；请存为 .xlsx 或 CSV',
    en: 'it is an Excel workbook of the old kind (.xls); save it as .xlsx or CSV',
  },
  manyNames: { zh: '记录的名称超过 {most} 个', en: 'its records have more than {most} names' },
  noRecords: { zh: '没有记录', en: 'it holds no records' },
  longLine: { zh: '第 {line} 行太长', en: 'line {line} is too long' },
  largeJson: {
    zh: '超过 {most} 个字符；请用 JSON lines',
    en: 'it has more than {most} characters; give it as JSON lines',
  },
  badJson: { zh: '不是 JSON：{why}', en: 'it is no JSON: {why}' },
  noPath: {
    zh: '映射的 path {path} 走不通：里面没有“{name}”，有 {has}',
    en: 'the mapping\'s path {path} leads nowhere: there is no "{name}" in it, but {has}',
  },
  nothing: { zh: '空', en: 'nothing' },
  otherPath: {
    zh: '映射的 path 所指不是记录列表；`path` 可以是 {names}',
    en: "there is no list of records where the mapping's path leads; `path` may be {names}",
  },
  noList: { zh: '映射的 path 所指不是记录列表', en: "there is no list of records where the mapping's path leads" },
  manyFiles: { zh: '里面超过 {most} 个文件', en: 'it holds more than {most} files' },
  encrypted: { zh: '已加密；请去掉密码', en: 'it is encrypted; take the password off' },
  innerBomb: {
    zh: '其中的 {name} 解压后比任何清单都大得多',
    en: '{name} in it is much larger than any list when it is unpacked',
  },
  badArchive: { zh: '这个压缩包无法读取：{why}', en: 'it is an archive that cannot be read: {why}' },
  partMissing: { zh: '其中缺少 {name}', en: '{name} is missing in it' },
  partTooLarge: {
    zh: '其中的 {name} 有 {bytes} 字节，超过 {most}',
    en: '{name} in it has {bytes} bytes, more than {most}',
  },
  partUnpack: { zh: '其中的 {name} 无法解压：{why}', en: '{name} in it cannot be unpacked: {why}' },
  partDamaged: { zh: '其中的 {name} 已损坏：校验和不符', en: '{name} in it is damaged: its checksum is another one' },
  noColumn: {
    zh: '映射没有提到其中任何一列：文件有 {has}。编码和分隔符对吗？',
    en: 'the mapping names no column of it: the file has {has}. Are the encoding and the delimiter right?',
  },
  missingColumns: { zh: '映射提到 {list}，而文件有 {has}', en: 'the mapping names {list}, but the file has {has}' },
  twoColumns: { zh: '有两列都叫“{column}”（columns.{field}）', en: 'it has two columns "{column}" (columns.{field})' },
  older: {
    zh: '最晚的时刻是 {newest}，而同一来源以前导入的文件到 {last}：它较旧，会收回那个文件说过的内容。仍要导入时，用 --older',
    en: 'its latest moment is {newest}, and a file of the same source that was imported before goes up to {last}: it is older, and would take back what that one told. If it is to be imported all the same, say --older',
  },
} satisfies Record<string, Sentence>;

/** Why a row was not taken. */
export const rowWords = {
  empty: { zh: '是空的', en: 'is empty' },
  noDefault: { zh: '是空的，映射也没有默认值', en: 'is empty, and the mapping has no default' },
  noDate: {
    zh: '“{text}”不是形如 {patterns} 的、存在的日期',
    en: '"{text}" is no date of the form {patterns} that exists',
  },
  damagedNumber: {
    zh: '“{number}”是 Excel 由另一个编号变成的',
    en: '"{number}" is what Excel has made of another number',
  },
  notYet: { zh: '“{text}”还没有到', en: '"{text}" has not come yet' },
  undatedEnd: { zh: '是空的，而这一行已经办结', en: 'is empty, though the row is over' },
  undatedStatus: { zh: '是空的，而状态是“{status}”', en: 'is empty, though the status is "{status}"' },
  unknownStatus: {
    zh: '“{status}”不在映射列出的状态之中',
    en: '"{status}" is none of the statuses that the mapping names',
  },
  closedAndVoided: { zh: '同时标为办结和作废', en: 'it is marked as closed and as voided' },
  quoted: { zh: '“{text}”{fault}', en: '"{text}" {fault}' },
  repeated: { zh: '“{key}”已在第 {row} 行出现', en: '"{key}" stands in row {row} already' },
  stopped: {
    zh: '导入停在这里：已有 {rows} 行入库，再做一次同样的导入会接着做。',
    en: 'The import stopped there: {rows} rows are in, and the same import goes on after them.',
  },
  values: { zh: '有 {found} 个值，而表头有 {columns} 列', en: 'it has {found} values where the header has {columns}' },
  afterQuote: {
    zh: '右引号与下一个分隔符之间有文字',
    en: 'there is text between a closing quote and the next delimiter',
  },
  noJson: { zh: '不是 JSON', en: 'it is no JSON' },
  noRecord: { zh: '不是由名称和值组成的记录', en: 'it is no record of names and values' },
  notRejects: {
    zh: '{file} 已存在，且不是导入留下的拒收文件；未作改动。请用 --rejects 另指一个。',
    en: '{file} is there and is no reject file of an import; it is left alone. Name another one with --rejects.',
  },
} satisfies Record<string, Sentence>;

/** The columns of a reject file before those of the file. */
export const rejectWords = {
  row: { zh: '行', en: 'row' },
  cell: { zh: '单元格', en: 'cell' },
  column: { zh: '列', en: 'column' },
  rule: { zh: '规则', en: 'rule' },
  reason: { zh: '原因', en: 'reason' },
} satisfies Record<string, Sentence>;

/** What is wrong with a mapping. */
export const mappingWords = {
  invalid: { zh: '映射 {mapping} 不对：\n{problems}', en: 'the mapping {mapping} is not right:\n{problems}' },
  file: { zh: '{file}：{problem}', en: '{file}: {problem}' },
  atLine: { zh: '第 {line} 行：{problem}', en: 'line {line}: {problem}' },
  ofKey: { zh: '{key} {problem}', en: '{key} {problem}' },
  because: { zh: '{what}：{why}', en: '{what}: {why}' },
  noKeys: { zh: '没有键和值', en: 'it holds no keys and values' },
  keyWithoutKeys: { zh: '没有键和值', en: 'holds no keys and values' },
  unknownKey: { zh: '不认识；认识的有 {known}', en: 'is unknown; known are {known}' },
  missing: { zh: '缺少 {key}', en: '{key} is missing' },
  needed: {
    zh: '缺少 columns.{field}（{label}），defaults.{field} 也没有',
    en: 'columns.{field} ({label}) is missing, and defaults.{field} too',
  },
  knownBy: { zh: '每一行由 {keys} 辨认：请写明其列', en: 'a row is known by {keys}: name its columns' },
  empty: { zh: '是空的', en: 'is empty' },
  choice: { zh: '是“{text}”，不是以下之一：{choices}', en: 'is "{text}" and not one of {choices}' },
  several: { zh: '只能是一列，不能是几列', en: 'takes one column, not several' },
  noFormat: {
    zh: 'dateFormats 既没有 default，也没有 {field} 的格式',
    en: 'dateFormats has neither a default nor a format for {field}',
  },
  zone: { zh: '“{zone}”不是 IANA 时区，如 Asia/Shanghai', en: '"{zone}" is no IANA time zone, e.g. Asia/Shanghai' },
  delimiter: { zh: '应是一个字符，如 "," 或 "\\t"，或 auto', en: 'is one character, e.g. "," or "\\t", or auto' },
  rowNumber: { zh: '应是行号，从 1 起', en: 'is the number of a row, from 1' },
  statusColumn: {
    zh: '给出了 statuses，却缺少 columns.status',
    en: 'statuses are given, and columns.status is missing',
  },
  flagsOrStatus: {
    zh: 'flags 代替 columns.status：两者只写一个',
    en: 'flags take the place of columns.status: name one of the two',
  },
  noEnd: {
    zh: 'columns.status、flags、columns.closedAt 都没有，不知道什么算办结',
    en: 'none of columns.status, flags and columns.closedAt says what is over',
  },
  noCategory: {
    zh: 'columns.category 和 defaults.category 都没有，不知道一行是哪类问题',
    en: 'neither columns.category nor defaults.category says what kind of problem a row is',
  },
  noDue: {
    zh: '缺少 due：期限是某一天（`day`），还是带时间的时刻（`instant`）？',
    en: 'due is missing: is a due date a `day`, or an `instant` with its time?',
  },
  nameColumn: {
    zh: '`{name}: column` 与 columns.{name}At 要同时有：请写明该列',
    en: '`{name}: column` and columns.{name}At go together: name the column',
  },
  sayColumn: {
    zh: '`{name}: column` 与 columns.{name}At 要同时有：请写明前者，或去掉该列',
    en: '`{name}: column` and columns.{name}At go together: say so, or leave the column out',
  },
  partTwice: { zh: '{part} 出现了两次', en: '{part} stands in it twice' },
  unknownToken: { zh: '不认识“{token}”；认识的有 {known}', en: '"{token}" is unknown; known are {known}' },
  partMissing: { zh: '缺少 {part}', en: 'the {part} is missing' },
  twelve: { zh: 'hh（1 至 12）与 A（AM、PM）要同时有', en: 'hh (1 to 12) and A (AM, PM) go together' },
  seconds: { zh: '有秒而没有分', en: 'seconds without minutes' },
  fraction: { zh: '有小数秒而没有秒', en: 'a fraction without seconds' },
  minutes: { zh: '有分而没有时', en: 'minutes without hours' },
} satisfies Record<string, Sentence>;

/** What happens here, as a history names it. */
export const eventWords = {
  FileTaken: { zh: '导入文件', en: 'file taken in' },
  RowTaken: { zh: '导入一行', en: 'row taken in' },
} satisfies Record<string, Sentence>;
