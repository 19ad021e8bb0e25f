import type { Sentence } from '#event-sourcing';

/** What people read of auto-repair shops and their formalities. */
export const words = {
  shop: { zh: '汽修企业', en: 'auto-repair shop' },
  formality: { zh: '手续', en: 'formality' },
  registerOnce: { zh: '一家企业只登记一次。', en: 'A shop is registered once.' },
  whileOpen: { zh: '登记过、未停业的企业才可以。', en: 'That is for a shop that is registered and not closed down.' },
  voidEarly: { zh: '还没有确定应办手续的登记才能作废。', en: 'A shop is voided while nothing was determined for it.' },
  siteKind: {
    zh: '点位 {siteId} 是{kind}，不是汽修企业。',
    en: 'The site {siteId} is a {kind}, not an auto-repair shop.',
  },
  siteRetired: { zh: '点位 {siteId} 已停用。', en: 'The site {siteId} is retired.' },
  incomplete: { zh: '企业情况不全，缺 {fields}。', en: 'The profile lacks {fields}.' },
  noList: { zh: '{day} 没有可用的名录。', en: 'No list holds on {day}.' },
  listElse: { zh: '{day} 适用的是 {version} 版名录。', en: 'On {day} the list {version} holds.' },
  kindUnknown: { zh: '没有手续“{kind}”。', en: 'There is no formality {kind}.' },
  lowered: {
    zh: '依名录应办环评报告表，不能降为登记表。',
    en: 'The list requires a report form, and a registration form does not stand in for it.',
  },
  tooFew: { zh: '依名录还应办 {kinds}。', en: 'The list requires {kinds} too.' },
  stillOpen: {
    zh: '该企业还有未办结的事项：{open}。',
    en: 'Open at this shop: {open}.',
  },
  start: { zh: '一项手续办结前不重复办理。', en: 'A formality is started while it is neither under way nor in force.' },
  notRequired: { zh: '没有确定该企业应办 {kind}。', en: 'Nobody has determined that the shop needs {kind}.' },
  shopClosed: { zh: '该企业已停业。', en: 'The shop is closed down.' },
  idTooLong: { zh: '点位编号太长，不能用于手续。', en: 'The id of the site is too long for a formality of it.' },
  underway: { zh: '已开始、未办结的手续才可以。', en: 'That is for a formality that was started and is not decided.' },
  inForce: { zh: '有效的手续才可以。', en: 'That is for a formality that is in force.' },
  changeDue: { zh: '企业情况有变更才办理手续变更。', en: 'A formality is changed when a change of it is due.' },
  isApproval: { zh: '{kind} 须经批复，不是备案。', en: '{kind} is approved, not filed.' },
  isFiling: { zh: '{kind} 是备案，不经批复。', en: '{kind} is filed, not approved.' },
  future: { zh: '{on} 还没有到。', en: '{on} has not come yet.' },
  beforeStart: { zh: '{on} 早于上一步（{last}）。', en: '{on} is before the last step ({last}).' },
  numberTaken: { zh: '编号 {number} 已属于另一家企业。', en: 'The number {number} is that of another shop.' },
} satisfies Record<string, Sentence>;

export const labels = {
  'formalities.shops': { zh: '在册汽修企业（家）', en: 'auto-repair shops' },
  'formalities.closedDown': { zh: '已停业汽修企业（家）', en: 'auto-repair shops closed down' },
  'formalities.filedOnline': { zh: '完成网上备案（家）', en: 'shops filed online' },
  'formalities.eiaDone': { zh: '完成环评手续（家）', en: 'shops with their EIA formality' },
  'formalities.shopsDone': { zh: '完成网上备案及环评手续（家）', en: 'shops with both' },
  'formalities.subject': { zh: '应办环评手续（家）', en: 'shops that need an environmental formality' },
  'formalities.exempt': { zh: '免办环评手续（家）', en: 'shops that need none' },
  'formalities.valid': { zh: '手续齐全（家）', en: 'shops with all formalities in force' },
  'formalities.missing': { zh: '缺办手续（项）', en: 'formalities missing' },
  'formalities.missing.repair-filing': { zh: '缺办维修备案（家）', en: 'shops without their repair filing' },
  'formalities.missing.eia-registration': {
    zh: '缺办环评登记表（家）',
    en: 'shops without their EIA registration form',
  },
  'formalities.missing.hazardous-waste-contract': {
    zh: '缺办危险废物处置合同（家）',
    en: 'shops without their hazardous-waste contract',
  },
  'formalities.missing.emission-registration': {
    zh: '缺办排污登记（家）',
    en: 'shops without their emission registration',
  },
  'formalities.missing.eia-report-form': { zh: '缺办环评报告表（家）', en: 'shops without their EIA report form' },
  'formalities.missing.eia-report': { zh: '缺办环评报告书（家）', en: 'shops without their EIA report' },
  'formalities.missing.repair-permit': { zh: '缺办维修许可（家）', en: 'shops without their repair permit' },
  'formalities.missing.emission-permit': { zh: '缺办排污许可（家）', en: 'shops without their emission permit' },
  'formalities.validShare': { zh: '手续齐全率', en: 'share of shops with all formalities in force' },
} satisfies Record<string, Sentence>;

/** Lists of what is to be done next. */
export const deskLabels = {
  'formalities.toFile': { zh: '待备案手续', en: 'formalities to file' },
  'formalities.toApprove': { zh: '待批复手续', en: 'formalities to be approved' },
  'formalities.toStartAnew': { zh: '被退回待重办的手续', en: 'refused formalities to start anew' },
  'formalities.toChange': { zh: '待变更手续', en: 'formalities to change' },
  'formalities.shopsIncomplete': { zh: '手续不齐的汽修企业', en: 'shops without all of their formalities' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const shopFields = {
  closedAt: { zh: '停业时间', en: 'closed down at' },
} satisfies Record<string, Sentence>;

export const shopStates = {
  registered: { zh: '已登记', en: 'registered' },
  'closed-down': { zh: '已关停', en: 'closed down' },
  voided: { zh: '已作废', en: 'voided' },
} satisfies Record<string, Sentence>;

/** What the house calls otherwise elsewhere. */
export const formalityFields = {
  authority: { zh: '发证机关', en: 'issuing authority' },
} satisfies Record<string, Sentence>;

export const formalityStates = {
  started: { zh: '办理中', en: 'started' },
  filed: { zh: '已备案', en: 'filed' },
  approved: { zh: '已批准', en: 'approved' },
  refused: { zh: '不予批准', en: 'refused' },
  revoked: { zh: '已撤销', en: 'revoked' },
  lapsed: { zh: '已失效', en: 'lapsed' },
} satisfies Record<string, Sentence>;

/** The sheet of shops 汽修企业台账, column by column. */
export const sheetWords = {
  shop: { zh: '企业', en: 'shop' },
  creditCode: { zh: '统一社会信用代码', en: 'credit code' },
  community: { zh: '社区', en: 'community' },
  address: { zh: '地址', en: 'address' },
  businessClass: { zh: '类别', en: 'class' },
  sprayBooth: { zh: '喷漆', en: 'spray booth' },
  sensitiveArea: { zh: '敏感区', en: 'sensitive area' },
  required: { zh: '应办手续', en: 'formalities required' },
  listVersion: { zh: '名录版本', en: 'version of the list' },
  numbers: { zh: '备案号、批复号', en: 'numbers' },
  filedOnlineAt: { zh: '网上备案', en: 'filed online' },
  eiaDoneAt: { zh: '环评手续', en: 'EIA formality done' },
  missing: { zh: '缺办', en: 'missing' },
  wasteContract: { zh: '危废协议', en: 'hazardous-waste contract' },
  visits: { zh: '巡查次数', en: 'visits' },
  findings: { zh: '问题', en: 'findings' },
  responsible: { zh: '责任人', en: 'responsible' },
  state: { zh: '状态', en: 'state' },
} satisfies Record<string, Sentence>;

/** What belongs to a formality. */
export const paperWords = {
  receipt: { zh: '备案回执', en: 'receipt of the filing' },
} satisfies Record<string, Sentence>;

/** What happens here, as a history names it. */
export const eventWords = {
  RepairShopRegistered: { zh: '登记汽修企业', en: 'repair shop registered' },
  RepairShopChanged: { zh: '变更企业信息', en: 'repair shop changed' },
  FormalitiesDetermined: { zh: '确定应办手续', en: 'formalities determined' },
  RepairShopFindingRecorded: { zh: '发现问题', en: 'repair shop finding recorded' },
  RepairShopClosedDown: { zh: '关停企业', en: 'repair shop closed down' },
  RepairShopVoided: { zh: '作废登记', en: 'repair shop voided' },
  FormalityStarted: { zh: '开始办理手续', en: 'formality started' },
  FormalityFiled: { zh: '手续备案', en: 'formality filed' },
  FormalityApproved: { zh: '手续获批', en: 'formality approved' },
  FormalityRefused: { zh: '手续未获批', en: 'formality refused' },
  FormalityChangeDue: { zh: '手续待变更', en: 'formality change due' },
  FormalityChanged: { zh: '手续变更', en: 'formality changed' },
  FormalityRevoked: { zh: '手续撤销', en: 'formality revoked' },
  FormalityLapsed: { zh: '手续失效', en: 'formality lapsed' },
  FilingNumberClaimed: { zh: '占用备案号', en: 'filing number claimed' },
} satisfies Record<string, Sentence>;

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  StartFormality: {
    zh: '开始办理',
    en: 'start a formality of a shop; its id is the id of the site, a dash and the kind',
  },
  FileFormality: { zh: '备案', en: 'file it' },
  ApproveFormality: { zh: '批复', en: 'record its approval' },
  RefuseFormality: { zh: '退回、不予批准', en: 'record that it was refused or sent back' },
  ChangeFormality: { zh: '变更', en: 'change it, when a change is due' },
  RevokeFormality: { zh: '撤销', en: 'record that it was revoked' },
  LapseFormality: { zh: '失效', en: 'record that it has lapsed' },
  RegisterRepairShop: { zh: '登记汽修企业', en: 'register a site as an auto-repair shop' },
  ChangeRepairShop: { zh: '变更企业情况', en: 'change what is known of the shop' },
  DetermineFormalities: { zh: '确定应办手续', en: 'determine which formalities the shop needs' },
  RecordRepairShopFinding: { zh: '发现问题', en: 'record something wrong, which becomes a case' },
  CloseDownRepairShop: { zh: '停业', en: 'close the shop down' },
  VoidRepairShop: { zh: '作废', en: 'void a registration that was made by mistake' },
} satisfies Record<string, Sentence>;
