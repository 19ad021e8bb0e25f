import type { Sentence } from '#event-sourcing';

/** What `--help` says. */
export const help = {
  doVerb: {
    zh: '办理各系统规则允许的事：zeren do venue check V --area-m2 200；--help 列出种类、命令和字段',
    en: 'do what a room’s rules allow: zeren do venue check V --area-m2 200; --help lists kinds, commands and fields',
  },
  doHelp: {
    zh: '种类、某种类的命令、某命令的字段',
    en: 'kinds, commands of a kind, or fields of a command',
  },
  whoDoes: {
    zh: '由谁办理（默认：ZEREN_ACTOR 或当前用户）',
    en: 'who does it (default: ZEREN_ACTOR or the user)',
  },
  doKey: {
    zh: '本命令的编号：再发一次得到原来的回答',
    en: 'a name of this command: sent again it gets the first answer',
  },
  doRows: {
    zh: '批量录入，JSON 行：每行是字段和编号',
    en: 'many at once, as JSON lines: each the fields, with its id',
  },
  listVerb: {
    zh: '各系统的列表，可筛选：zeren list venues --community X',
    en: 'a list of a room, by its filters: zeren list venues --community X',
  },
  ledgerOfDepartment: { zh: '某部门手上的（desk）', en: 'ledger desk: of this department' },
  ledgerOfAssignee: { zh: '某承办人手上的（desk）', en: 'ledger desk: of this person' },
  tableVerb: {
    zh: '各系统自有的表：督办日报、应办情况、三会一课；不写名称则列出',
    en: 'tables of single rooms: the daily sheet of tasks, duties unit by unit, meetings of branches; without a name, which there are',
  },
  showVerb: {
    zh: '一条记录现在或当时的内容，以及现在可以办什么',
    en: 'one record, now or as it was, and what is possible next',
  },
  showAsOf: {
    zh: '即 --occurred-until',
    en: 'short for --occurred-until',
  },
  showHistory: {
    zh: '它的事件，按顺序',
    en: 'its events, in order',
  },
  folder: {
    zh: '迎检材料：一个点位、社区、主体、记录或数据的台账、记录、历史、佐证和缺项，截至某一时刻',
    en: 'everything of a site, community, subject, record or figure for an inspection, as of a moment',
  },
  folderOf: { zh: '属于什么', en: 'what it is of' },
  folderId: {
    zh: '编号；主体为信用代码，记录为 case-编号 之类，数据为其名称',
    en: 'its id; of a subject its credit code, of a record its stream such as case-ID, of a figure its name',
  },
  folderOut: {
    zh: '写到这里：以 .zip 结尾则为压缩包，否则为新的文件夹',
    en: 'where to: an archive where it ends with .zip, else a new folder',
  },
  folderFrom: { zh: '期间首日：其间有过动作的记录', en: 'first day: records in which something happened from then on' },
  folderTo: { zh: '期间末日', en: 'last day of the period' },
  subject: {
    zh: '一企一档：一个统一社会信用代码的主体，各系统所知的全部',
    en: 'all that any room knows of one legal person, by its credit code',
  },
  creditCode: { zh: '统一社会信用代码', en: 'its credit code' },
  desk: {
    zh: '待办：各系统接下来要办的事，按期限排序',
    en: 'what is to be done next in all rooms, what is due first before the rest',
  },
  deskOfPerson: {
    zh: '某人的待办',
    en: 'on the desk of this person',
  },
  deskMine: {
    zh: '--actor 或当前用户的待办',
    en: 'on the desk of --actor or the user',
  },
  whoAsks: {
    zh: '由谁查询（默认：ZEREN_ACTOR 或当前用户）',
    en: 'who asks (default: ZEREN_ACTOR or the user)',
  },
  deskOfDepartment: {
    zh: '某部门的',
    en: 'with this department',
  },
  deskOfUnit: {
    zh: '某组织、社区或场所的',
    en: 'of this organisation, community or site',
  },
  deskOfCommunity: {
    zh: '某社区的',
    en: 'of this community',
  },
  deskList: {
    zh: '只看一张清单，如 cases.toFile',
    en: 'one list alone, e.g. cases.toFile',
  },
  deskDueTo: {
    zh: '截至某日到期',
    en: 'due on this day or earlier',
  },
  deskOverdue: {
    zh: '只看逾期',
    en: 'only what should have been done already',
  },
  eventSourcedCaseManagementAnd: {
    zh: '责任 — 基于事件的案卷管理与责任台账',
    en: '责任 — event-sourced case management and accountability ledgers',
  },
  zerenHelpListsTheVerbs: { zh: '（zeren --help 列出全部命令）', en: '(zeren --help lists the verbs)' },
  deadlinesThatWereOrderedAs: {
    zh: '按时限规定、因节假日有新安排而落在别日的期限',
    en: 'deadlines that were ordered as a limit and fall elsewhere, since more holidays are known',
  },
  listThem: { zh: '列出', en: 'list them' },
  moveThemEachByAn: { zh: '逐一以事件调整', en: 'move them, each by an event' },
  withMoveWhatHasChanged: { zh: '与 --move 同用：变了什么', en: 'with --move: what has changed' },
  whoMovesThemDefaultZeren: {
    zh: '由谁调整（默认：ZEREN_ACTOR 或当前用户）',
    en: 'who moves them (default: ZEREN_ACTOR or the user)',
  },
  whatFiguresAreJudgedBy: {
    zh: '数据据以评判的设置及其各版；或从明天起变更',
    en: 'what figures are judged by, and every version of it; or change it, from tomorrow on',
  },
  workingHoursWithinWhichA: { zh: '应在多少工作小时内立案', en: 'working hours within which a report is to be filed' },
  workingHoursOfDispatch: {
    zh: '立案后应在多少工作小时内派遣',
    en: 'working hours after the filing within which a case is to be dispatched',
  },
  workingHoursWithinWhichA2: {
    zh: '应在多少工作小时内核查',
    en: 'working hours within which a rectification is to be checked',
  },
  daysAfterWhichLate: {
    zh: '事后多少天以后录入算补录',
    en: 'an entry made more days than this after it happened is late',
  },
  periodOfReporting: {
    zh: '统计周期：期满后更正其数据须第二人审核',
    en: 'the period of reporting: once it is over, a second person confirms corrections of its figures',
  },
  ofEveryWorkingDayE: {
    zh: '每个工作日的办公时间，如 08:30-12:00,14:00-17:30',
    en: 'of every working day, e.g. 08:30-12:00,14:00-17:30',
  },
  theFirstDayThatIt: { zh: '从哪一天起生效（默认：明天）', en: 'the first day that it holds for (default: tomorrow)' },
  hoursOrHolidaysWereWrong: {
    zh: '原来的办公时间或节假日有误：对以往的日子也生效',
    en: 'hours or holidays were wrong: they hold for days past too',
  },
  why: { zh: '原因', en: 'why' },
  whoChangesThemDefaultZeren: {
    zh: '由谁变更（默认：ZEREN_ACTOR 或当前用户）',
    en: 'who changes them (default: ZEREN_ACTOR or the user)',
  },
  theAccountabilityLedger: { zh: '责任台账', en: 'the accountability ledger 责任台账' },
  ofWhat: { zh: '对象', en: 'of what' },
  itsId: { zh: '编号', en: 'its id' },
  theEventsInOrder: { zh: '按顺序列出事件', en: 'the events, in order' },
  figuresOfTheCasesReported: {
    zh: '一段时间内上报案卷的评价指标，按组',
    en: 'figures of the cases reported in a period, by group 评价指标',
  },
  firstDay: { zh: '起始日', en: 'first day' },
  lastDayInclusive: { zh: '截止日（含）', en: 'last day, inclusive' },
  howToGroup: { zh: '如何分组', en: 'how to group' },
  listTheCasesThatThis: { zh: '列出构成该数据的案卷', en: 'list the cases that this figure consists of' },
  withFigureOfThisGroup: {
    zh: '与 --figure 同用：只看这一组；null 表示没有组的案卷',
    en: 'with --figure: of this group only; null for the cases that have none',
  },
  printJson: { zh: '输出 JSON', en: 'print JSON' },
  whatWasKnownThenRfc: { zh: '按当时已知（RFC 3339，带时差）', en: 'what was known then (RFC 3339 with offset)' },
  whatHadHappenedByThen: {
    zh: '按当时已发生（RFC 3339，带时差）',
    en: 'what had happened by then (RFC 3339 with offset)',
  },
  asThePageBeforeGave: { zh: '上一页给出的游标', en: 'as the page before gave it' },
  howManyAtMostZeren: {
    zh: '最多几条；一页的上限是 ZEREN_LARGEST_PAGE_SIZE',
    en: 'how many at most; ZEREN_LARGEST_PAGE_SIZE is the most of a page',
  },
  takeInWhatAnOffice: {
    zh: '导入单位已有的数据（CSV、TSV、XLSX、JSON，按映射），或 Zeren 的导出',
    en: 'take in what an office already keeps (CSV, TSV, XLSX, JSON, with a mapping), or an export of Zeren',
  },
  mappingOfTheFileYaml: {
    zh: '文件的映射（YAML）；examples/ 里有例子',
    en: 'mapping of the file (YAML); examples/ has some',
  },
  printAFirstMappingMade: {
    zh: '根据文件的列名和值给出初步映射',
    en: 'print a first mapping, made from the names and values of the file',
  },
  sayWhatAnImportWould: { zh: '只说明导入会做什么，不写入', en: 'say what an import would do, and write nothing' },
  sheetOfAWorkbookBy: {
    zh: '工作簿的工作表，名称或序号（默认：映射所说的，或第一个）',
    en: 'sheet of a workbook, by name or number (default: the mapping’s, or the first)',
  },
  takeTheFileAlthoughA: {
    zh: '即使同一来源更新的文件已导入，仍导入这个文件',
    en: 'take the file although a newer one of the same source was imported before',
  },
  whereRowsThatCannotBe: {
    zh: '读不出的行写到哪里（默认：文件旁边）',
    en: 'where rows that cannot be read go (default: beside the file)',
  },
  theFileIsAnExport: { zh: '文件是 Zeren 的导出（NDJSON）', en: 'the file is an export of Zeren (NDJSON)' },
  whoImportsDefaultZerenActor: {
    zh: '由谁导入（默认：ZEREN_ACTOR 或当前用户）',
    en: 'who imports (default: ZEREN_ACTOR or the user)',
  },
  playAnOfficeSYear: {
    zh: '用命令演一遍某街道办 2018 年的工作，列出台账数据，然后提供服务',
    en: "play an office's year 2018 through the commands, print its figures from the ledgers, then serve",
  },
  stopAfterTheFigures: { zh: '列出数据后停止', en: 'stop after the figures' },
  portToServeOn: { zh: '服务端口', en: 'port to serve on' },
  anotherSeedPlaysAnotherYear: { zh: '不同的种子演出不同的一年', en: 'another seed plays another year' },
  serveTheHttpApiUntil: { zh: '提供 HTTP 服务，直到停止', en: 'serve the HTTP API until stopped' },
  portDefaultZerenPortOr: {
    zh: '端口（默认：ZEREN_PORT 或 3000；0 表示任一空闲端口）',
    en: 'port (default: ZEREN_PORT or 3000; 0 for any free one)',
  },
  addressToBindDefaultZeren: {
    zh: '监听地址（默认：ZEREN_HOST 或 127.0.0.1）',
    en: 'address to bind (default: ZEREN_HOST or 127.0.0.1)',
  },
  listTheCommunities: { zh: '列出社区', en: 'list the communities' },
  listTheSites: { zh: '列出点位', en: 'list the sites' },
  ofThisCommunity: { zh: '属于该社区', en: 'of this community' },
  ofThisKind: { zh: '属于该类型', en: 'of this kind' },
  listCasesWhatIsDue: {
    zh: '列出案卷，先到期的在前；或查看一件，现在或当时',
    en: 'list cases, what is due first; or show one, now or as it was',
  },
  whichListMineIsThe: {
    zh: '哪个列表；mine 是 --assignee 或本人的办理列表',
    en: 'which list; mine is the desk of --assignee, or of the user',
  },
  onThisDesk: { zh: '由此人办理', en: 'on this desk' },
  withThisDepartment: { zh: '在该部门', en: 'with this department' },
  ofThisSite: { zh: '在该点位', en: 'of this site' },
  inThisState: { zh: '处于该状态', en: 'in this state' },
  ofThisCategory: { zh: '属于该类别', en: 'of this category' },
  underThisNumber: { zh: '该编号', en: 'under this number' },
  allFiguresOfAPeriod: {
    zh: '一段时间的全部数据及算法，或某一数据的明细',
    en: 'all figures of a period with their formulas, or the records of one',
  },
  shortForItsFirstAnd: { zh: '即该年第一天至最后一天', en: 'short for its first and last day' },
  firstDayOfThePeriod: { zh: '起始日', en: 'first day of the period' },
  lastDayOfThePeriod: {
    zh: '截止日；名册类数据按该日终了时',
    en: 'last day of the period; what registers count is as of its end',
  },
  ofOneCampaignAlone: { zh: '只看一次督查的事项', en: 'of the tasks of one campaign alone' },
  ofOneCommunityAlone: { zh: '只看一个社区', en: 'of one community alone' },
  besidesTheWholeEachFigure: { zh: '除合计外，按组分列', en: 'besides the whole, each figure by group' },
  asItWasAtThe: { zh: '按某日终了时', en: 'as it was at the end of a day' },
  wordsInTheRecords: {
    zh: '与 --figure 同用：这些词都在其中的记录',
    en: 'with --figure: the records that have all of these words',
  },
  theRecordsBehindOneFigure: { zh: '某一数据的明细', en: 'the records behind one figure' },
  howManyRecordsOfA: { zh: '一页几条', en: 'how many records of a page' },
  buildAllViewsAnewFrom: { zh: '由事件库重建全部视图', en: 'build all views anew from the log' },
  allEventsAsNdjsonTo: {
    zh: '全部事件，NDJSON，写到标准输出或文件',
    en: 'all events as NDJSON, to standard output or a file',
  },
  writeToThisFile: { zh: '写到此文件', en: 'write to this file' },
  aCopyOfTheEmbedded: {
    zh: '内嵌事件库的副本，可在服务运行时制作，并经核对',
    en: 'a copy of the embedded log, taken beside a running service, and verified',
  },
  writeToThisFileWhich: { zh: '写到此文件，文件不能已存在', en: 'write to this file, which must not be there yet' },
  putABackupOrAn: {
    zh: '以备份或导出替换事件库，并重建视图',
    en: 'put a backup or an export in the place of the log; its views are made anew',
  },
  goOnWithTheLog: {
    zh: '照现状使用事件库，即使视图见过更多或另一个',
    en: 'go on with the log as it is, though the views have seen more or another one',
  },
  holdTheLogAgainstAn: {
    zh: '逐个事件与另一事件库的导出核对',
    en: 'hold the log against an export of another one, event by event',
  },
  dataFolder: {
    zh: '数据目录（默认：ZEREN_DATA 或 {folder}）',
    en: 'data folder (default: ZEREN_DATA or {folder})',
  },
  holidayFile: {
    zh: '节假日文件（YAML），其中的年份加入已知的年份；{shipped}：随附的全部年份',
    en: 'a holiday file (YAML), whose years come to those known; {shipped}: all shipped years',
  },
  asRegister: {
    zh: '单位的一种名册：{registers}；不说明则为案卷',
    en: 'a list of the office: {registers}; cases unless told',
  },
  howMany: { zh: '数量：{says}', en: 'how many {says}' },
  languageOf: {
    zh: '语言：zh 或 en（默认按 LC_ALL、LANG，否则中文）',
    en: 'language: zh or en (default: as LC_ALL or LANG say, else Chinese)',
  },
  badLanguage: { zh: '应是 zh 或 en。', en: 'It must be zh or en.' },
  badInstant: {
    zh: '应是带时差的日期和时间，如 2018-09-30T18:00:00+08:00。',
    en: 'It must be a date and time with offset, e.g. 2018-09-30T18:00:00+08:00.',
  },
  badDay: { zh: '应是存在的日期，如 2018-09-30。', en: 'It must be a day that exists, e.g. 2018-09-30.' },
  badId: {
    zh: '应是编号：1 至 100 个字母、数字或 . _ : -',
    en: 'It must be an id: 1 to 100 letters, digits, or . _ : -',
  },
  badWhole: { zh: '应是不小于 {least} 的整数。', en: 'It must be a whole number from {least}.' },
  badWholeTo: { zh: '应是 {least} 至 {most} 的整数。', en: 'It must be a whole number from {least} to {most}.' },
  usage: { zh: '用法：', en: 'Usage:' },
  options: { zh: '选项：', en: 'Options:' },
  commands: { zh: '命令：', en: 'Commands:' },
  arguments: { zh: '参数：', en: 'Arguments:' },
  helpOption: { zh: '显示命令的帮助', en: 'display help for command' },
  version: { zh: '显示版本号', en: 'output the version number' },
  underThisNumberOfTheSource: { zh: '来源的这个编号', en: 'under this number of the source' },
  withTheseWords: { zh: '含有这些文字或编号，或其一部分', en: 'with these words or numbers, or parts of them' },
  reportedFrom: { zh: '在这一天或之后上报', en: 'reported on this day or later' },
  reportedTo: { zh: '在这一天或之前上报', en: 'reported on this day or earlier' },
  itsIdOrNone: {
    zh: '编号，或台账（sheet）的名称；办事处没有编号',
    en: 'its id, or the name of the sheet; the office has none',
  },
  sheetOfCommunity: { zh: '台账（sheet）：只列这个社区', en: 'of a sheet: the rows of this community alone' },
  sheetOfSite: { zh: '台账（sheet）：只列这个点位', en: 'of a sheet: the rows of this site alone' },
  officeReportedFrom: { zh: '办事处：在这一天或之后上报', en: 'of the office: reported on this day or later' },
  officeReportedTo: { zh: '办事处：在这一天或之前上报', en: 'of the office: reported on this day or earlier' },
} satisfies Record<string, Sentence>;
