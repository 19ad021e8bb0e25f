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
