import type { Sentence } from '#event-sourcing';

export const words = {
  atWork: { zh: 'Zeren 的投影进程已开始工作{health}', en: 'Zeren’s projector is at work{health}' },
} satisfies Record<string, Sentence>;
