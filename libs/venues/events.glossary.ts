import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  VenueProfileSet: { zh: '更新阵地档案', en: 'venue profile set' },
  VenueChecked: { zh: '清查阵地', en: 'venue checked' },
  VenueUsed: { zh: '登记使用', en: 'venue used' },
  VenueIdle: { zh: '阵地闲置', en: 'venue idle' },
  VenueInventoryOpened: { zh: '启动清查', en: 'venue inventory opened' },
  VenueInventoryClosed: { zh: '清查结束', en: 'venue inventory closed' },
} satisfies Record<string, Sentence>;
