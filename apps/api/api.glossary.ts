import type { Sentence } from '#event-sourcing';

export const words = {
  listening: { zh: 'Zeren 在 {url} 服务', en: 'Zeren listens on {url}' },
} satisfies Record<string, Sentence>;
