import type { Sentence } from '#event-sourcing';

/** What happens here, as a history names it. */
export const eventWords = {
  CommunityRegistered: { zh: '登记社区', en: 'community registered' },
  CommunityHouseholdsCounted: { zh: '登记社区户数', en: 'households of a community counted' },
  CommunityRenamed: { zh: '社区更名', en: 'community renamed' },
  ResponsibilityAssigned: { zh: '确定责任人', en: 'responsibility assigned' },
  ResponsibilityEnded: { zh: '责任终止', en: 'responsibility ended' },
  SiteRegistered: { zh: '登记点位', en: 'site registered' },
  SiteChanged: { zh: '变更点位', en: 'site changed' },
  SiteRetired: { zh: '停用点位', en: 'site retired' },
  SiteRestored: { zh: '恢复点位', en: 'site restored' },
} satisfies Record<string, Sentence>;
