import type { Sentence } from '#event-sourcing';

/** What is wrong with a configuration, for whoever starts Zeren. */
export const configWords = {
  invalid: { zh: '配置不对：\n{problems}', en: 'the configuration is not right:\n{problems}' },
  empty: { zh: '{name} 是空的', en: '{name} is empty' },
  whole: {
    zh: '{name}={raw} 不是 {least} 至 {most} 的整数',
    en: '{name}={raw} is not a whole number from {least} to {most}',
  },
  choice: { zh: '{name}={raw} 不是以下之一：{values}', en: '{name}={raw} is none of {values}' },
  onOff: { zh: '{name}={raw} 既不是 on 也不是 off', en: '{name}={raw} is neither on nor off' },
  hours: {
    zh: 'ZEREN_OFFICE_HOURS：{span} 不像 08:30-12:00',
    en: 'ZEREN_OFFICE_HOURS: {span} is not like 08:30-12:00',
  },
  telemetryEndpoint: {
    zh: 'OTEL_EXPORTER_OTLP_ENDPOINT 不是地址 http://… 或 https://…',
    en: 'OTEL_EXPORTER_OTLP_ENDPOINT is no address http://… or https://…',
  },
  eventStore: {
    zh: 'ZEREN_EVENT_STORE 既不是 sqlite，也不是连接串 esdb://… 或 esdb+discover://…',
    en: 'ZEREN_EVENT_STORE is neither sqlite nor a connection string esdb://… or esdb+discover://…',
  },
  documents: {
    zh: 'ZEREN_DOCUMENTS 既不是 sqlite，也不是连接串 mongodb://… 或 mongodb+srv://…',
    en: 'ZEREN_DOCUMENTS is neither sqlite nor a connection string mongodb://… or mongodb+srv://…',
  },
  role: {
    zh: 'ZEREN_ROLE={role} 要求 ZEREN_EVENT_STORE 和 ZEREN_DOCUMENTS 都在服务器上',
    en: 'ZEREN_ROLE={role} needs both ZEREN_EVENT_STORE and ZEREN_DOCUMENTS on a server',
  },
  projectorOnly: {
    zh: 'ZEREN_ROLE=projector 不应答请求：请启动 dist/apps/projector/main.js',
    en: 'ZEREN_ROLE=projector answers no requests: start dist/apps/projector/main.js',
  },
  leases: {
    zh: 'ZEREN_LEASE_EXPIRY_MS 不到 ZEREN_LEASE_BEAT_MS 的三倍',
    en: 'ZEREN_LEASE_EXPIRY_MS is less than three times ZEREN_LEASE_BEAT_MS',
  },
  documentsPrefix: {
    zh: 'ZEREN_DOCUMENTS_PREFIX 最多 40 个字母、数字或 _ -',
    en: 'ZEREN_DOCUMENTS_PREFIX may have at most 40 letters, digits, or _ -',
  },
  streamPrefix: {
    zh: 'ZEREN_STREAM_PREFIX 最多 80 个字母、数字或 . _ : -',
    en: 'ZEREN_STREAM_PREFIX may have at most 80 letters, digits, or . _ : -',
  },
  timeZone: {
    zh: 'ZEREN_TIME_ZONE={zone} 不是 IANA 时区，如 Asia/Shanghai',
    en: 'ZEREN_TIME_ZONE={zone} is no IANA time zone, e.g. Asia/Shanghai',
  },
  pageSize: {
    zh: 'ZEREN_PAGE_SIZE={size} 超过最大的一页 ZEREN_LARGEST_PAGE_SIZE={largest}',
    en: 'ZEREN_PAGE_SIZE={size} is more than the largest page, ZEREN_LARGEST_PAGE_SIZE={largest}',
  },
  unknown: { zh: '没有设置 {name}；是否指 {nearest}？', en: '{name} is no setting; did you mean {nearest}?' },
} satisfies Record<string, Sentence>;
