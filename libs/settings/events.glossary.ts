import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  SettingsChanged: { zh: '变更设置', en: 'settings changed' },
} satisfies Record<string, Sentence>;
