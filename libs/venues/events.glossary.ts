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

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  SetVenueProfile: { zh: '阵地档案', en: 'describe a venue; its id is that of its site' },
  CheckVenue: { zh: '清查', en: 'check it in an inventory; what is wrong becomes a case' },
  RecordVenueUse: { zh: '使用登记', en: 'record its use' },
  OpenVenueInventory: { zh: '启动阵地清查', en: 'open an inventory' },
  CloseVenueInventory: { zh: '清查结束', en: 'close it when all is checked' },
} satisfies Record<string, Sentence>;
