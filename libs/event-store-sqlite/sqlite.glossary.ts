import type { Sentence } from '#event-sourcing';

/** What people read of the data folder and of the log in it. */
export const words = {
  held: {
    zh: '另一个进程正在写数据目录 {folder}：请先停止它，或使用它的接口',
    en: 'another process writes to the data folder {folder}; stop it first, or use its API',
  },
  notWritable: {
    zh: '数据目录 {folder} 不能写入：{reason}',
    en: 'the data folder {folder} cannot be written: {reason}',
  },
  isFile: {
    zh: '数据目录 {folder} 是文件；这里要用目录',
    en: 'the data folder {folder} is a file; a folder is wanted',
  },
  insideFile: { zh: '数据目录 {folder} 会在一个文件之内', en: 'the data folder {folder} would lie inside a file' },
  notOpened: { zh: '事件库 {file} 打不开：{reason}', en: 'the event log {file} cannot be opened: {reason}' },
  notOurs: { zh: '{file} 不是 Zeren 的事件库', en: '{file} is not an event log of Zeren' },
  newerFormat: {
    zh: '事件库 {file} 的格式是 {format}，由更新版本的 Zeren 写入；本版本只认识到格式 {known}。没有作任何改动。',
    en: 'the event log {file} has format {format}, written by a newer version of Zeren; this one knows format {known}. Nothing was changed.',
  },
  damaged: { zh: '{file} 已损坏：{found}', en: '{file} is damaged: {found}' },
  gaps: {
    zh: '{file} 有 {events} 个事件，而最后一个是第 {last} 号',
    en: '{file} has {events event|events}, and its last one is number {last}',
  },
  busy: { zh: '另一个程序占用着事件库 {log}', en: 'another program holds the event log {log}' },
  logDamaged: {
    zh: '事件库 {log} 已损坏（{reason}）：请放回它的副本或导出',
    en: 'the event log {log} is damaged ({reason}): put back a copy of it, or an export',
  },
  full: {
    zh: '磁盘已满：这些都没有保存。请腾出空间后重新发送。',
    en: 'the disk is full: nothing of this was stored. Free some space and send it again.',
  },
  busyWriting: {
    zh: '另一个程序占用着事件库（正在复制，或数据库浏览器）：这些都没有保存。请重新发送。',
    en: 'another program holds the event log (a copy, a browser of databases): nothing of this was stored. Send it again.',
  },
  notWritten: {
    zh: '事件库不能写入：{reason}。这些都没有保存。',
    en: 'the event log cannot be written: {reason}. Nothing of this was stored.',
  },
} satisfies Record<string, Sentence>;
