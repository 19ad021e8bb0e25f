import type { Sentence } from '#event-sourcing';

/** What the command line says. */
export const words = {
  damaged: {
    zh: '视图已损坏（{message}）。documents.sqlite 和 reactors.sqlite 里没有事件库之外的内容：请连同 -wal 和 -shm 一起删除，会重新建立',
    en: 'the views are damaged ({message}). documents.sqlite and reactors.sqlite hold nothing that the log does not have: remove them, with their -wal and -shm, and they are built anew',
  },
  noPath: { zh: '没有文件或目录 {path}', en: 'there is no file or folder {path}' },
  isFolder: { zh: '{path} 是目录，不是文件', en: '{path} is a folder, not a file' },
  inFile: {
    zh: '{path} 在文件之内，或在要目录的地方给了文件',
    en: '{path} names something inside a file, or a file where a folder is wanted',
  },
  diskFull: { zh: '磁盘已满', en: 'the disk is full' },
  notWritten: { zh: '磁盘已满：{path} 没有写入', en: 'the disk is full: {path} was not written' },
  notAllowed: { zh: '当前用户不能使用{what}', en: '{what} may not be used by this user' },
  portTaken: {
    zh: '{address} 的端口 {port} 已被占用；可用 --port 另指一个（0：任一空闲端口）',
    en: 'port {port} of {address} is in use; --port names another one (0: any free one)',
  },
  noAddress: {
    zh: '{address} 不是本机地址；可用 --host 另指一个',
    en: '{address} is no address of this machine; --host names another one',
  },
  possible: { zh: '\n  现在可以：{possible}', en: '\n  possible now: {possible}' },
  decideProposal: {
    zh: '确认更正：zeren do correction confirm {proposalId}；驳回：zeren do correction reject {proposalId} --reason <text>',
    en: 'to confirm: zeren do correction confirm {proposalId}; to reject: zeren do correction reject {proposalId} --reason <text>',
  },
  reasonsBetween: { zh: '；', en: '; ' },
  namedFile: { zh: '指定为文件的', en: 'what is named as a file' },
  port: { zh: '端口 {port}', en: 'port {port}' },
  more: { zh: '还有：--cursor {next}', en: 'more: --cursor {next}' },
  earlier: {
    zh: '首页列出之后有变动、现排在本页之前的：{ids}',
    en: 'changed since the first page, and on pages before this one now: {ids}',
  },
  readAnew: {
    zh: '首页列出之后变动很多，请从头再列。',
    en: 'Much has changed since the first page: list it again from the beginning.',
  },
  listening: {
    zh: 'Zeren 在 {url} 服务（接口：{docs}，数据：{data}）',
    en: 'Zeren listens on {url} (API: {docs}, data: {data})',
  },
  listsAreNow: {
    zh: '错误：列表是现在的案卷；要看以往，请给出一件案卷，或用 ledger、indicators 查当时的数据',
    en: 'error: a list shows the cases as they are now; give a case for its past, or ask ledger or indicators for figures of then',
  },
  emptyDesk: {
    zh: '{assignee} 没有待办；可用 --assignee 看别人的',
    en: 'nothing is on the desk of {assignee}; --assignee names another',
  },
  goesWithFigure: { zh: '错误：--{name} 要与 --figure 同用', en: 'error: --{name} goes with --figure' },
  visits: { zh: '巡查：{count} 次（最近 {last}）', en: 'visits: {count} (last {last})' },
  folderMade: {
    zh: '{out}：{records} 条记录，{events} 个事件，{files} 份佐证，{missing} 项缺项；个人信息隐去 {masked} 处。',
    en: '{out}: {records record|records}, {events event|events}, {files piece|pieces} of evidence, {missing} missing; {masked field|fields} masked.',
  },
  folderAsOf: {
    zh: '截至 {at}（--recorded-until {recordedUntil}）；SHA256SUMS 的摘要 {digest}',
    en: 'as of {at} (--recorded-until {recordedUntil}); digest of SHA256SUMS {digest}',
  },
  subjectOf: { zh: '{code} {names}，截至 {at}', en: '{code} {names}, as of {at}' },
  sheet: { zh: '台账', en: 'sheet' },
  sheetBy: { zh: '填报单位：{unit}\n统计口径：{basis}', en: 'reported by: {unit}\nbasis: {basis}' },
  goesWithDesk: { zh: '错误：--{name} 要与 ledger desk 同用', en: 'error: --{name} goes with ledger desk' },
  whoseDesk: {
    zh: '错误：ledger desk 要有 --department 或 --assignee',
    en: 'error: ledger desk needs --department or --assignee',
  },
  goesWithSheet: { zh: '错误：--{name} 要与 ledger sheet 同用', en: 'error: --{name} goes with ledger sheet' },
  sheetOf: { zh: '{name}（共 {total}，此处 {rows}）', en: '{name} ({rows} of {total})' },
  ledgerOf: { zh: '{name} — 责任台账，截至 {at}', en: '{name} — 责任台账, as of {at}' },
  responsible: { zh: '{role}：{person}（自 {from}）', en: '{role}: {person} (since {from})' },
  affectedOrMove: {
    zh: '错误：请给 --affected（列出）或 --move 之一',
    en: 'error: give either --affected, to list them, or --move',
  },
  moveReason: {
    zh: '错误：--move 要有 --reason <text>，如“2027 年节假日安排已公布”',
    en: 'error: --move needs --reason <text>, e.g. "the holidays of 2027 were announced"',
  },
  deadlinesElsewhere: { zh: '日历使其落在别日的期限', en: 'deadlines that the calendar puts elsewhere' },
  deadlinesMoved: { zh: '已调整的期限', en: 'deadlines moved' },
  rebuilding: { zh: '正在重建：{events} 个事件', en: 'rebuilding: {events event|events}' },
  rebuilt: {
    zh: '由 {events} 个事件重建了 {views} 个视图，用时 {seconds} 秒',
    en: 'rebuilt {views view|views} from {events event|events} in {seconds} s',
  },
  exported: {
    zh: '已导出 {events} 个事件到 {out}，摘要 {digest}',
    en: 'exported {events event|events} to {out}, digest {digest}',
  },
  same: { zh: '相同的 {events} 个事件，摘要 {digest}', en: 'the same {events event|events}, digest {digest}' },
  different: { zh: '不同：{difference}', en: 'different: {difference}' },
  backedUp: {
    zh: '已备份 {events} 个事件到 {file}，经核对，摘要 {digest}',
    en: 'backed up {events event|events} to {file}, verified, digest {digest}',
  },
  restoreWhat: {
    zh: '错误：请给出要恢复的备份或导出，或用 --as-is 照现状使用事件库',
    en: 'error: give either a backup or an export to restore, or --as-is to go on with the log as it is',
  },
  takenAsIs: {
    zh: '照现状使用事件库；下次启动时重建视图',
    en: 'the log is taken as it is; the views are made anew from it at the next start',
  },
  restored: {
    zh: '已从 {file} 恢复 {events} 个事件，摘要 {digest}',
    en: 'restored {events event|events} from {file}, digest {digest}',
  },
  keptAs: { zh: '原来的事件库保存为 {before}', en: 'the log of before is kept as {before}' },
  importHow: {
    zh: '错误：请给 --mapping <file>（其他系统的文件）、--propose（为它拟初步映射）或 --events（Zeren 的导出）之一',
    en: 'error: give either --mapping <file> for a file of another system, --propose for a first mapping of it, or --events for an export of Zeren',
  },
  verifying: { zh: '正在核对：{events} 个事件', en: 'verifying: {events event|events}' },
  exporting: { zh: '正在导出：{events} 个事件', en: 'exporting: {events event|events}' },
  importingEvents: { zh: '正在导入：{events} 个事件', en: 'importing: {events event|events}' },
  playing: { zh: '正在演示 {day}：{commands} 条命令', en: 'playing {day}: {commands command|commands}' },
  played: { zh: '已演示 {year} 年：{commands} 条命令', en: 'played {year}: {commands command|commands}' },
  oneOffice: { zh: '错误：办事处只有一个，不要给编号', en: 'error: there is one office: give no id' },
  whichLedger: { zh: '错误：请给出{of}的编号', en: 'error: say which {of}: give its id' },
  ofOfficeOnly: {
    zh: '错误：--from 和 --to 要与办事处的台账同用',
    en: 'error: --from and --to go with the ledger of the office',
  },
  site: { zh: '点位', en: 'site' },
  community: { zh: '社区', en: 'community' },
  officeLedgerOf: { zh: '街道责任台账，截至 {at}', en: '街道责任台账, as of {at}' },
  asOfAnother: {
    zh: '错误：--as 用于其他系统的文件；Zeren 的导出自己说明内容',
    en: 'error: --as is for a file of another system; an export of Zeren says itself what is in it',
  },
  olderForCases: {
    zh: '错误：名册的行由 updatedAt 一列说明新旧；--older 用于案卷',
    en: 'error: rows of a list say by their column updatedAt how old they are: --older is for cases',
  },
  asOneOf: { zh: '错误：--as 可以是 {names}{meant}', en: 'error: --as takes one of {names}{meant}' },
  didYouMean: { zh: '；是否指 {name}？', en: '; did you mean {name}?' },
  allTime: { zh: '全部时间', en: 'all time' },
  figuresOf: {
    zh: '期间 {period} · 截至 {at} · 事件库位置 {position}',
    en: 'period {period} · as of {at} · position {position} of the log',
  },
  notAdditive: { zh: '各组不能相加为总数：{names}', en: 'groups that do not add up to the whole: {names}' },
  oneRecord: { zh: '错误：一次一个：{ids}', en: 'error: one record at a time: {ids}' },
  inAll: { zh: '共 {total}', en: '{total} in all' },
  checking: { zh: '正在检查：{events} 个事件', en: 'checking: {events event|events}' },
  dryRun: { zh: '没有写入任何内容。导入将会是：', en: 'Nothing was written. An import would be:' },
  firstEvents: { zh: '\n其中前 {count} 个事件：', en: '\nIts first {count event|events}:' },
  personalData: {
    zh: '\n文字里有个人号码；映射中的 `personalData: mask` 可将其遮蔽。',
    en: '\nTexts hold numbers of persons; `personalData: mask` in the mapping puts them out of sight.',
  },
  importing: { zh: '正在导入：{rows} 行', en: 'importing: {rows row|rows}' },
  whatChanges: {
    zh: '错误：请说明变更什么：--filing-hours、--dispatch-hours、--verification-hours、--office-hours、--holidays',
    en: 'error: name what is to change: --filing-hours, --dispatch-hours, --verification-hours, --office-hours, --holidays',
  },
  changeReason: { zh: '错误：变更要有 --reason <text>', en: 'error: a change needs --reason <text>' },
  changedEver: { zh: '已变更，自始生效', en: 'changed, since ever' },
  changedFrom: { zh: '已变更，自 {begins} 起生效', en: 'changed, from {begins} on' },
  sinceEver: { zh: '自始', en: 'since ever' },
  noActor: {
    zh: '“{name}”不是办理人的名字；可用 --actor 或 ZEREN_ACTOR 指明',
    en: '"{name}" is no name of somebody who acts; --actor or ZEREN_ACTOR names one',
  },
  catchingUp: { zh: '正在更新视图：{events} 个事件', en: 'bringing the views up to date: {events event|events}' },
  noData: {
    zh: '没有数据目录 {dataFolder}；可用 --data 另指一个',
    en: 'there is no data folder {dataFolder}; --data names another one',
  },
  noLog: {
    zh: '数据目录 {dataFolder} 里没有事件库；可用 --data 另指一个',
    en: 'there is no event log in the data folder {dataFolder}; --data names another one',
  },
} satisfies Record<string, Sentence>;

/** What is wrong with what was typed behind `do`, `list` and `show`, and what they say of themselves. */
export const optionWords = {
  missingValue: { zh: '{option}：缺少值', en: '{option}: a value is missing' },
  unknownOption: { zh: '没有选项 {option}{meant}（{known}）', en: 'there is no option {option}{meant} ({known})' },
  didYouMean: { zh: '；是不是 {name}？', en: '; did you mean {name}?' },
  noParts: { zh: '{option}：{name} 没有部分', en: '{option}: {name} has no parts' },
  twice: { zh: '{option}：只能写一次', en: '{option}: is there twice' },
  json: {
    zh: '{option}：要写成 JSON，如 \'{"name":"…"}\'',
    en: '{option}: is to be JSON, e.g. \'{"name":"…"}\'',
  },
  unknownKind: { zh: '没有种类 {name}{meant}（{known}）', en: 'there is no kind {name}{meant} ({known})' },
  unknownList: { zh: '没有列表 {name}{meant}（{known}）', en: 'there is no list {name}{meant} ({known})' },
  unknownTable: { zh: '没有表 {name}{meant}（{known}）', en: 'there is no table {name}{meant} ({known})' },
  unknownVerb: { zh: '{kind} 没有命令 {verb}{meant}（{known}）', en: '{kind} knows no {verb}{meant} ({known})' },
  nowCalled: {
    zh: '{kind} 的命令 {verb} 现在叫 {now}，与接口地址一致',
    en: '{verb} of {kind} is called {now} now, as its route is',
  },
  usage: {
    zh: 'zeren do <种类> <命令> [编号] [--字段 值 …]',
    en: 'zeren do <kind> <command> [id] [--field value …]',
  },
  optionalId: { zh: ' [编号]', en: ' [id]' },
  wantedId: { zh: ' 编号', en: ' ID' },
  required: { zh: '  * 必填', en: '  * has to be there' },
  unchanged: { zh: '没有变化', en: 'nothing changed' },
  changed: {
    zh: '{id}  {happened}（第 {revision} 版，位置 {position}）',
    en: '{id}  {happened}  (revision {revision}, position {position})',
  },
  noJson: { zh: '第 {row} 行不是 JSON', en: '{row}: is no JSON' },
  notUnderstood: { zh: '多出的内容：{words}', en: 'not understood: {words}' },
} satisfies Record<string, Sentence>;
