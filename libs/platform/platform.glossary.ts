import type { Sentence } from '#event-sourcing';

/** Kinds of problems by their stable names, with the status of HTTP. */
/** What every command does that corrects what was entered. */
export const correctEntry = { zh: '更正', en: 'correct an entry' } satisfies Sentence;

export const problemTitles = {
  malformed: { status: 400, zh: '请求的格式不对', en: 'The request is malformed' },
  unauthenticated: { status: 401, zh: '没有说明由谁办理', en: 'Nobody is named as the actor' },
  'not-found': { status: 404, zh: '没有这样的内容', en: 'There is no such thing' },
  'too-large': { status: 413, zh: '请求太大', en: 'The request is too large' },
  'method-not-allowed': { status: 405, zh: '这里不能用这个方法', en: 'The method is not allowed here' },
  'uri-too-long': { status: 414, zh: '地址太长', en: 'The address is too long' },
  'media-type': { status: 415, zh: '不支持这种媒体类型', en: 'The media type is not supported' },
  'headers-too-large': { status: 431, zh: '标头太大', en: 'The headers are too large' },
  misdirected: { status: 421, zh: '本服务不以这个名称应答', en: 'This service does not answer to that name' },
  refused: { status: 409, zh: '规则不允许现在这样办', en: 'A rule forbids this now' },
  'stale-revision': { status: 412, zh: '记录已有变化', en: 'The record has moved on' },
  'unknown-reference': {
    status: 422,
    zh: '请求提到的内容不存在',
    en: 'The request names something that is not there',
  },
  'key-reused': {
    status: 422,
    zh: '这个幂等键已用于另一内容',
    en: 'The idempotency key was used with another content',
  },
  unavailable: { status: 503, zh: '暂时办不到', en: 'Not possible at the moment' },
  internal: { status: 500, zh: '内部出错', en: 'Something went wrong inside' },
} satisfies Record<string, Sentence & { readonly status: number }>;

export const problemWords = {
  notFound: { zh: '没有编号为 {id} 的{what}。', en: 'There is no {what} with the id {id}.' },
  notThen: { zh: '那时没有编号为 {id} 的{what}。', en: 'There is no {what} with the id {id} at that moment.' },
  malformedField: { zh: '字段 {field} 不对：{message}', en: 'The field {field} is not right: {message}' },
  stale: {
    zh: '{what}。请重新读取，再决定是否重新发送命令。',
    en: '{what}. Read it again, then decide whether to send the command anew.',
  },
  keyReused: {
    zh: '这个 Idempotency-Key 以前发送过，内容不同。新的命令请用新的键。',
    en: 'This Idempotency-Key was sent before with another content. Use a new key for a new command.',
  },
  contended: {
    zh: '其他人一再同时更改这条记录。请重新读取后再试。',
    en: 'Others changed this record at the same moment, again and again. Read it and try once more.',
  },
  noRoute: {
    zh: '没有这个接口：{route}。全部接口见 /api/docs。',
    en: 'Cannot {route}. The routes are listed at /api/docs.',
  },
  bodyTooLarge: { zh: '请求正文超过本服务的上限。', en: 'The request body is larger than this service takes.' },
  sendJson: { zh: '请以 application/json 发送正文。', en: 'Send the body as application/json.' },
  unreadable: { zh: '请求无法读取：{reason}', en: '{reason}' },
  internal: {
    zh: '请求没有执行。详情在服务的日志里；请稍后再试。',
    en: 'The request was not carried out. It is in the log of the service; try again later.',
  },
  twice: { zh: '出现了两次；只能说一次', en: 'is there twice; say it once' },
  idempotencyKey: { zh: '应是 1 至 200 个可见的 ASCII 字符', en: 'must be 1 to 200 visible ASCII characters' },
  reservedKey: { zh: '不能以 {system} 开头', en: 'must not begin with {system}' },
  ifMatch: {
    zh: '应是读取记录时得到的 ETag，如 "3"',
    en: 'must be the ETag that the record was read with, e.g. "3"',
  },
  ifMatchNew: {
    zh: 'If-Match: * 要求记录已经存在，而这个请求新建一条。',
    en: 'If-Match: * wants a record that is there already, and this request begins a new one.',
  },
  actorWanted: {
    zh: '请在标头 X-Actor 中说明由谁办理，如 X-Actor: li.ming（UTF-8，百分号编码）。',
    en: 'Name who acts in the header X-Actor, e.g. X-Actor: li.ming (percent-encoded UTF-8).',
  },
  notInProduction: {
    zh: 'DevelopmentActorGuard 相信 X-Actor 里的任何名字，不能在 NODE_ENV=production 时运行：账户尚未建成',
    en: 'DevelopmentActorGuard believes whoever is named in X-Actor and must not run with NODE_ENV=production: accounts are not built yet',
  },
  largestPage: {
    zh: '最多 {most}；其余凭游标续取',
    en: 'must be at most {most}; the rest comes by the cursor',
  },
  futurePosition: {
    zh: '是事件库还没有到的位置；请用命令应答里的位置',
    en: 'is a position that the log has not reached; use one that a command answered with',
  },
  reactorsBehind: {
    zh: '后续处理还没有到 {position}。请稍后再问。',
    en: 'The reactors have not reached {position} yet. Ask again in a moment.',
  },
  viewBehind: {
    zh: '视图 {view} 还没有到 {position}。请稍后再问。',
    en: 'The view {view} has not reached {position} yet. Ask again in a moment.',
  },
  system: { zh: '系统', en: 'system' },
} satisfies Record<string, Sentence>;

/** Faults of fields: what follows the name of the field. */
export const fieldWords = {
  of: { zh: '{field} {fault}', en: '{field} {fault}' },
  text: { zh: '应是文本', en: 'must be a text' },
  instant: {
    zh: '应是存在的日期和时间，带时差（RFC 3339），如 {example}',
    en: 'must be a date and time that exists, with an offset (RFC 3339), e.g. {example}',
  },
  day: { zh: '应是存在的日期，如 {example}', en: 'must be a day that exists, e.g. {example}' },
  before: { zh: '早于 {year} 年', en: 'lies before {year}' },
  after: { zh: '晚于 {year} 年', en: 'lies after {year}' },
  months: {
    zh: '共 {months} 个月，按月最多 {most} 个月；请缩短期间',
    en: 'begins {months} months, of which {most} at most are told by month; ask for a shorter period',
  },
  form: { zh: '应是{wanted}', en: 'must be {wanted}' },
  choice: { zh: '应是以下之一：{values}', en: 'must be one of {values}' },
  whole: { zh: '应是整数', en: 'must be a whole number' },
  wholeFrom: { zh: '应是 {least} 至 {most} 的整数', en: 'must be a whole number from {least} to {most}' },
  flag: { zh: '应是 true 或 false', en: 'must be true or false' },
  object: { zh: '应是对象', en: 'must be an object' },
  oneOf: { zh: '应恰有以下之一：{names}', en: 'must have exactly one of {names}' },
  someOf: { zh: '与 {names} 至少要有一个', en: 'or {names} must be there' },
  namedFields: { zh: '{part} 应是有具名字段的对象', en: 'the {part} must be an object with named fields' },
  unknown: { zh: '没有字段 {field}', en: 'property {field} should not exist' },
  missing: { zh: '缺少 {field}', en: '{field} is missing' },
  list: { zh: '应是列表', en: 'must be a list' },
  items: {
    zh: '应有 {least} 至 {most} 项，现有 {found} 项',
    en: 'must have {least} to {most} items, not {found}',
  },
  oneWrong: { zh: '请求有一个字段不对：{fields}。', en: 'The request has a field that is not right: {fields}.' },
  someWrong: {
    zh: '请求有 {count} 个字段不对：{fields}。',
    en: 'The request has {count} fields that are not right: {fields}.',
  },
  manyWrong: {
    zh: '请求有超过 {count} 个字段不对：{fields} 等。',
    en: 'The request has more than {count} fields that are not right: {fields} and more.',
  },
  empty: { zh: '是空的', en: 'is empty' },
  tooLong: { zh: '超过 {most} 个字符', en: 'has more than {most} characters' },
  foreign: { zh: '含有{character}，这里不允许', en: 'has {character}, which is not allowed here' },
  lineBreak: { zh: '换行符（{point}）', en: 'a line break ({point})' },
  control: { zh: '控制字符（{point}）', en: 'a control character ({point})' },
  path: { zh: '路径', en: 'a path' },
  character: { zh: '字符 {point}', en: 'the character {point}' },
  seen: { zh: '要有看得见的内容', en: 'must have something to be seen' },
  id: {
    zh: '应是编号：字母、数字或 . _ : -，以字母或数字开头',
    en: 'must be an id: letters, digits, or . _ : -, the first a letter or a digit',
  },
  idAtMost: { zh: '{wanted}；最多 {most} 个字符', en: '{wanted}; at most {most}' },
  sha256: { zh: '64 位小写十六进制的 SHA-256', en: 'a SHA-256 in 64 lower-case hex digits' },
  mediaType: { zh: '媒体类型（RFC 9110），如 image/jpeg', en: 'a media type (RFC 9110), e.g. image/jpeg' },
  cursor: { zh: '上一页给出的游标', en: 'the cursor that the page before gave' },
  position: { zh: '命令应答里的位置', en: 'a position that a command answered with' },
} satisfies Record<string, Sentence>;

export const namedOnceWords = {
  twice: { zh: '{what} 重复。', en: '{what} is there twice.' },
} satisfies Record<string, Sentence>;

/** Points by the items of a rubric. */
export const rubricWords = {
  itemsOfRubric: { zh: '标准的每一项评一次：{items}。', en: 'Each item of the rubric is scored once: {items}.' },
  aboveMost: { zh: '{item} 最高 {most} 分。', en: '{item} has {most} points at most.' },
} satisfies Record<string, Sentence>;

/** What people read of credit codes. */
export const creditCodeWords = {
  form: {
    zh: '应是 18 位的统一社会信用代码，或 15 位的执照号',
    en: 'must be a unified social credit code of 18 characters, or a licence of 15 digits',
  },
  check: {
    zh: '{code} 的校验码不符（GB 32100-2015）',
    en: 'must end with its check character (GB 32100-2015), which {code} does not',
  },
} satisfies Record<string, Sentence>;
