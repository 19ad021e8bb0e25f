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
} satisfies Record<string, Sentence>;
