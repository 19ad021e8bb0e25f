import type { Sentence } from '#event-sourcing';

/** What people read of requests that never reach a room. */
export const words = {
  utf8Query: { zh: '应是百分号编码的 UTF-8', en: 'must be percent-encoded UTF-8' },
  allowed: { zh: '这里不能用 {method}，可用 {names}。', en: '{method} is not allowed here: {names}.' },
  headersTooLarge: {
    zh: '请求的标头连同地址超过本服务的上限。',
    en: 'The headers of the request, its address included, are larger than this service takes.',
  },
  noRequest: { zh: '发来的内容不是 HTTP 请求。', en: 'What was sent is no HTTP request.' },
  sendJson: { zh: '请以 application/json 发送正文。', en: 'Send the body as application/json.' },
  charset: { zh: '正文用 {charset} 编码；请用 UTF-8 发送。', en: 'The body is in {charset}; send it in UTF-8.' },
  utf8: { zh: '应以 UTF-8 编码', en: 'must be encoded in UTF-8' },
  jsonObject: { zh: '应是 JSON 对象', en: 'must be a JSON object' },
  twice: { zh: '出现了两次；只能说一次', en: 'is there twice; say it once' },
  misdirected: {
    zh: '本服务不以标头 Host 中的名称应答。ZEREN_ALLOWED_HOSTS 列出除本机名称外可用的名称。',
    en: 'This service does not answer to the name in the header Host. ZEREN_ALLOWED_HOSTS lists the names that it answers to besides those of the loopback.',
  },
  noHolidays: {
    zh: '没有 {year} 年的节假日安排：周一至周五算工作日（ZEREN_HOLIDAYS 指明文件）',
    en: 'no holiday arrangement for {year} is loaded: Monday to Friday count as working days (ZEREN_HOLIDAYS names the files)',
  },
  // The page where whoever types the address arrives.
  front: {
    zh: '案卷管理与责任台账的服务，经 HTTP 使用。',
    en: 'Case management and accountability ledgers, over HTTP.',
  },
  frontDocs: { zh: '全部接口，可查阅、可试用', en: 'all routes, to read and to try' },
  frontCases: { zh: '案卷', en: 'cases' },
  frontIndicators: { zh: '评价指标', en: 'figures and indicators' },
  frontHealth: { zh: '运行状况', en: 'how the service is' },
  // How the service is.
  stopped: { zh: '视图不再更新：{reason}', en: 'the projections stopped: {reason}' },
  log: { zh: '事件库：{reason}', en: 'the event log: {reason}' },
  documents: { zh: '视图库：{reason}', en: 'the read models: {reason}' },
  notCaughtUp: {
    zh: '视图还没有第一次跟上事件库',
    en: 'the views have not caught up with the log for the first time',
  },
  silent: { zh: '{patience} 毫秒内没有应答', en: 'it did not answer within {patience} ms' },
} satisfies Record<string, Sentence>;
