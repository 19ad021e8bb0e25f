import type { Sentence } from '#event-sourcing';

/** What people read of venues and their inventories. */
export const words = {
  venue: { zh: '阵地', en: 'venue' },
  inventory: { zh: '阵地清查', en: 'inventory' },
  profile: { zh: '阵地档案随时可以更新。', en: 'The profile of a venue is set at any time.' },
  venueKind: { zh: '{name} 不是场所。', en: '{name} is no venue.' },
  check: { zh: '有档案的阵地才清查。', en: 'A venue is checked once it has a profile.' },
  checkOpen: { zh: '清查 {name} 已结束。', en: 'The inventory {name} is closed.' },
  checkListed: { zh: '清查 {name} 不包括这处阵地。', en: 'The inventory {name} does not list this venue.' },
  checkOnce: { zh: '一次清查中一处阵地只查一次。', en: 'A venue is checked once in an inventory.' },
  keeper: { zh: '管理人不清查自己的阵地。', en: 'Nobody checks a venue that they keep.' },
  diverted: { zh: '挪用要指出问题，成为案卷。', en: 'A diversion is a problem that becomes a case.' },
  area: {
    zh: '面积与档案（{areaM2} m²）相差超过一成，要写明原因。',
    en: 'An area more than a tenth off the {areaM2} m² known needs a reason.',
  },
  use: { zh: '有档案的阵地才登记使用。', en: 'Use is recorded of a venue that has a profile.' },
  useOnce: {
    zh: '同一分钟已登记同样的使用（{useId}）；确非同一次的，在 sameAsNot 中写明。',
    en: 'Such a use of this minute is there already ({useId}); if it is another one, say so by sameAsNot.',
  },
  notYet: {
    zh: '阵地自 {since} 起才有档案，此前不登记使用。',
    en: 'The venue has a profile since {since}; no use of before is recorded.',
  },
  notThere: {
    zh: '不存在的阵地既不在用，也没有出租和面积。',
    en: 'A venue that does not exist is neither in use nor let, and has no area.',
  },
  idle: { zh: '系统提示闲置。', en: 'The clock says what is idle.' },
  openOnce: { zh: '一次清查只启动一次。', en: 'An inventory is opened once under one id.' },
  dueAhead: { zh: '期限不早于启动当天。', en: 'An inventory is not due before it is opened.' },
  close: { zh: '进行中的清查才能结束。', en: 'An inventory is closed once.' },
  closeAll: { zh: '还有未清查的阵地：{venues}。', en: 'Not checked yet: {venues}.' },
} satisfies Record<string, Sentence>;

export const labels = {
  'venues.profiled': { zh: '阵地', en: 'venues' },
  'venues.checked': { zh: '清查阵地', en: 'venues checked' },
  'venues.checkedInService': { zh: '在册阵地已清查', en: 'venues in service that were checked' },
  'venues.checkedShare': { zh: '清查率', en: 'share of venues checked' },
  'venues.inUse': { zh: '在用阵地', en: 'venues in use' },
  'venues.inUseShare': { zh: '在用率', en: 'share of venues in use' },
  'venues.area': { zh: '阵地面积（m²）', en: 'area of venues (m²)' },
  'venues.areaPerHousehold': {
    zh: '户均阵地面积（m²；按百分数读即每百户）',
    en: 'm² of venues per household (read as per cent: per 100 households)',
  },
  'venues.problems': { zh: '清查发现问题', en: 'problems found at venues' },
  'venues.problemsRectified': { zh: '清查问题整改完成', en: 'problems at venues rectified' },
  'venues.rectifiedShare': { zh: '清查问题整改率', en: 'share of problems at venues rectified' },
  'venues.uses': { zh: '阵地使用次数', en: 'uses of venues' },
  'venues.persons': { zh: '阵地使用人次', en: 'attendances at venues' },
} satisfies Record<string, Sentence>;

/** What fields are called that only venues have. */
export const fieldWords = {
  accessible: { zh: '无障碍', en: 'accessible' },
  areaReason: { zh: '面积差异原因', en: 'reason for the area' },
  idleSince: { zh: '闲置起始', en: 'idle since' },
  isIdle: { zh: '闲置', en: 'idle' },
  lastUsedAt: { zh: '最近使用时间', en: 'last used at' },
  openingHours: { zh: '开放时间', en: 'opening hours' },
  useId: { zh: '使用', en: 'use' },
  watchedSince: { zh: '跟踪起始', en: 'watched since' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'venues.toCheck': { zh: '待清查阵地', en: 'venues to check in an inventory' },
  'venues.inventoriesToClose': { zh: '待结束的清查', en: 'inventories to close' },
  'venues.idle': { zh: '闲置阵地', en: 'idle venues' },
} satisfies Record<string, Sentence>;

export const venueStateWords = {
  profiled: { zh: '已建档', en: 'profiled' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const inventoryFields = {
  closedAt: { zh: '结束时间', en: 'closed at' },
} satisfies Record<string, Sentence>;

export const inventoryStates = {
  open: { zh: '进行中', en: 'open' },
  closed: { zh: '已结束', en: 'closed' },
} satisfies Record<string, Sentence>;

/** The sheet of venues 阵地台账, column by column. */
export const sheetWords = {
  venue: { zh: '场所', en: 'venue' },
  community: { zh: '社区', en: 'community' },
  area: { zh: '面积（m²）', en: 'area (m²)' },
  ownership: { zh: '产权', en: 'ownership' },
  functions: { zh: '功能', en: 'functions' },
  signs: { zh: '标识统一', en: 'signs unified' },
  uses: { zh: '使用次数', en: 'uses' },
  persons: { zh: '使用人次', en: 'attendances' },
  state: { zh: '状态', en: 'state' },
  checkedAt: { zh: '最近清查', en: 'last checked' },
  problems: { zh: '问题', en: 'problems' },
  rectified: { zh: '整改', en: 'rectified' },
} satisfies Record<string, Sentence>;

/** What belongs to a venue. */
export const paperWords = {
  check: { zh: '清查照片', en: 'photos of the check' },
} satisfies Record<string, Sentence>;

/** What somebody holds. */
export const heldLabels = {
  'venues.kept': { zh: '管理的阵地', en: 'venues kept' },
} satisfies Record<string, Sentence>;

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
