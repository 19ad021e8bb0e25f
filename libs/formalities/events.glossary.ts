import type { Sentence } from '#event-sourcing';

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
