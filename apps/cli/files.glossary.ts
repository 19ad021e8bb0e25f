import type { Sentence } from '#event-sourcing';

/** What the command line says of files, exports, backups and logs that it cannot take or give. */
export const fileWords = {
  isThere: {
    zh: '{file} 已存在；迎检材料写到新的地方。',
    en: '{file} is there already; a folder for an inspection is written to a new place',
  },
  noFolder: { zh: '没有目录 {folder}', en: 'there is no folder {folder}' },
  noFolderButFile: { zh: '{folder} 是文件，不是目录', en: '{folder} is a file, not a folder' },
  folder: { zh: '{file} 是目录，不是文件', en: '{file} is a folder, not a file' },
  readTwice: {
    zh: '{file} 要读两遍：请给文件，不要给管道或设备',
    en: '{file} is read twice: give a file, no pipe or device',
  },
  leftAlone: {
    zh: '{name} {what}，未改动。请用 --out 另指一个文件。',
    en: '{name} is {what}; it is left alone. Name another file with --out.',
  },
  ofDataFolder: { zh: '是数据目录 {dataFolder} 里的文件', en: 'a file of the data folder {dataFolder} itself' },
  namedAsData: { zh: '与数据目录的文件同名', en: 'named as the files of a data folder are' },
  database: { zh: '是 SQLite 数据库', en: 'an SQLite database' },
  onServer: {
    zh: '事件库在服务器上，由服务器自行备份：{verb} 只用于内置事件库。zeren export 可把全部事件写入文件',
    en: 'the event log is on a server, which has backups of its own: {verb} is for the embedded log. zeren export writes all events to a file',
  },
  noPlainFile: { zh: '{name} 不是文件：备份要写入文件', en: '{name} is no file: a backup is written to one' },
  otherCopy: {
    zh: '副本 {part} 与事件库不一致；没有保留任何内容',
    en: 'the copy {part} is not the same as the log; nothing was kept',
  },
  backupToServer: {
    zh: '{file} 是内置事件库的备份；服务器上的事件库要用导出来恢复（zeren export）',
    en: '{file} is a backup of an embedded log; into a log on a server an export goes (zeren export)',
  },
  logHoldsEvents: {
    zh: '事件库 {log} 里已有事件；导出只能恢复到空的事件库',
    en: 'the event log {log} holds events; an export is restored to an empty one',
  },
  noLog: {
    zh: '数据目录 {dataFolder} 里没有事件库；可用 --data 另指一个',
    en: 'there is no event log in the data folder {dataFolder}; --data names another one',
  },
  emptyLog: {
    zh: '事件库 {log} 是空的：没有可以接着使用的内容',
    en: 'the event log {log} is empty: there is nothing to go on with',
  },
} satisfies Record<string, Sentence>;

/** What is said of the lines of an export. */
export const lineWords = {
  nothingTaken: { zh: '{fault}。没有取用文件的任何内容。', en: '{fault}. Nothing of the file was taken.' },
  cutShort: {
    zh: '{file} 的末尾不是导出的末行：文件不完整',
    en: '{file} does not end with the last line of an export: it was cut short',
  },
  otherCount: {
    zh: '{file} 里有 {events} 个事件；末行说导出了 {told} 个',
    en: '{file} holds {events event|events}; its last line says that {told} were exported',
  },
  otherDigest: {
    zh: '{file} 里的事件与导出时不同：末行的摘要对不上',
    en: '{file} holds other events than were exported: the digest in its last line is another',
  },
  ahead: {
    zh: '第 {line} 行的记录时间 {recordedAt} 晚于本机时钟：其后的内容都会记在那一时刻。请校正时钟，或用 ZEREN_CLOCK_TOLERANCE_MS 接受',
    en: "line {line} was recorded at {recordedAt}, ahead of this machine's clock: all that comes after it would be recorded at that moment too. Set the clock where it is wrong, or accept it by ZEREN_CLOCK_TOLERANCE_MS",
  },
  afterLast: {
    zh: '第 {line} 行在导出的末行之后',
    en: 'line {line} stands after the last line of an export',
  },
  noJson: { zh: '第 {line} 行不是 JSON：{message}', en: 'line {line} is no JSON: {message}' },
  noEvent: { zh: '第 {line} 行不是 Zeren 导出的事件', en: 'line {line} is no event of an export of Zeren' },
  noLastLine: { zh: '第 {line} 行不是 Zeren 导出的末行', en: 'line {line} is no last line of an export of Zeren' },
  noMoment: { zh: '第 {line} 行：{moment} 不是 UTC 时刻', en: 'line {line}: {moment} is no moment in UTC' },
  outOfOrder: {
    zh: '{fault}。在它之后的事件已先存入：事件库的顺序已乱。请用空的事件库重新开始',
    en: '{fault}. Later events were stored before it: the order of the log is broken. Begin anew in an empty log',
  },
  tooLate: {
    zh: '第 {line} 行的记录时间是 {recordedAt}，事件库里已有 {highest} 的事件：文件的记录时间无法保留。请导入空的事件库。没有取用文件的任何内容。',
    en: 'line {line} was recorded at {recordedAt}, and the log has events of {highest}: the moments at which the file was recorded could not be kept. Take it into an empty log. Nothing of the file was taken.',
  },
  othersThere: {
    zh: '第 {line} 行：{fault}；事件库在这个位置是别的事件。此前已取用 {events} 个事件。',
    en: 'line {line}: {fault}; the log has other events in its place. {events event|events} were taken before it.',
  },
  otherInPlace: {
    zh: '第 {line} 行：事件库在这个位置是别的事件，{stream} 第 {revision} 版的 {type}',
    en: 'line {line}: the log has other events in its place, {type} as revision {revision} of {stream}',
  },
  otherContent: {
    zh: '第 {line} 行：事件库里的事件 {id} 内容不同',
    en: 'line {line}: the log has event {id} with another content',
  },
} satisfies Record<string, Sentence>;

/** How a log and an export differ. */
export const differenceWords = {
  event: {
    zh: '{type}（{stream} 第 {revision} 版）',
    en: '{type} (revision {revision} of {stream})',
  },
  logEnds: {
    zh: '事件库到第 {events} 个事件为止；导出接着是 {event}',
    en: 'the log ends after {events event|events}; the export goes on with {event}',
  },
  field: {
    zh: '第 {n} 个事件：事件库里是 {stored}，导出里是 {exported}：{field} 不同',
    en: 'event {n}: {stored} in the log, {exported} in the export: {field} differs',
  },
  exportEnds: {
    zh: '导出到第 {events} 个事件为止；事件库接着是 {event}',
    en: 'the export ends after {events event|events}; the log goes on with {event}',
  },
  cutShort: {
    zh: '导出的末尾不是末行：文件不完整',
    en: 'the export does not end with the last line of one: it was cut short',
  },
  lastLine: {
    zh: '导出的末行所说的事件与其内容不符',
    en: 'the last line of the export tells of other events than it holds',
  },
  comparing: { zh: '正在比对：{events} 个事件', en: 'comparing: {events event|events}' },
} satisfies Record<string, Sentence>;
