import type { Sentence } from '#event-sourcing';

/** What people read of the office's numbers. */
export const words = {
  taken: { zh: '编号 {number} 已属于另一个案卷。', en: 'The number {number} belongs to another case.' },
  farAbove: {
    zh: '编号 {number} 远高于{year}年的最后一号，登记簿会从它之后继续。{remedy}',
    en: 'The number {number} lies far above the last one of {year}, and the register would go on after it. {remedy}',
  },
  highest: { zh: '最高只能到 {highest}。', en: '{highest} is the highest there can be.' },
  leap: {
    zh: '如果没有写错，导入时设 ZEREN_NUMBER_LEAP={sequence}。',
    en: 'If it is right, import with ZEREN_NUMBER_LEAP={sequence}.',
  },
  usedUp: {
    zh: '{year}年的编号已用完：最高到 {highest}。',
    en: 'The numbers of {year} are used up: {highest} is the highest.',
  },
  declined: {
    zh: '这个命令先前已被拒绝；请用另一个 Idempotency-Key 重新发送。',
    en: 'This command was refused before; send a new one, under another Idempotency-Key.',
  },
} satisfies Record<string, Sentence>;

/** What happens here, as a history names it. */
export const eventWords = {
  NumberReserved: { zh: '预留编号', en: 'number reserved' },
  NumberReleased: { zh: '退回编号', en: 'number released' },
  NumberAdopted: { zh: '采用已有编号', en: 'number adopted' },
} satisfies Record<string, Sentence>;
