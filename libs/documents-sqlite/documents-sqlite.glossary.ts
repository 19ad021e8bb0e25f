import type { Sentence } from '#event-sourcing';

/** What people read of the file of the read models. */
export const words = {
  notOpened: { zh: '视图文件 {file} 打不开：{reason}', en: 'the read models {file} cannot be opened: {reason}' },
  damaged: {
    zh: '视图文件 {file} 打不开：{reason}。文件里没有事件库之外的内容：请连同 -wal 和 -shm 一起删除，会重新建立',
    en: 'the read models {file} cannot be opened: {reason}. The file holds nothing that the log does not have: remove it, with its -wal and -shm, and they are built anew',
  },
} satisfies Record<string, Sentence>;
