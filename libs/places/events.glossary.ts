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

/** What is done, as help and the document of the API name it. */
export const commandWords = {
  RegisterCommunity: { zh: '登记社区', en: 'register a community' },
  RenameCommunity: { zh: '更名', en: 'rename the community' },
  CountHouseholds: { zh: '登记户数', en: 'tell how many households it has' },
  AssignCommunityResponsibility: { zh: '明确责任', en: 'name who answers for the community, from when on' },
  EndCommunityResponsibility: { zh: '解除责任', en: 'end a responsibility' },
  RegisterSite: { zh: '登记点位', en: 'register a site in a community' },
  ChangeSite: { zh: '变更点位信息', en: 'change the name or the address' },
  RetireSite: { zh: '停用', en: 'retire the site: it is no longer supervised' },
  RestoreSite: { zh: '恢复', en: 'supervise the site again' },
  AssignSiteResponsibility: { zh: '明确责任', en: 'name who answers for the site, from when on' },
  EndSiteResponsibility: { zh: '解除责任', en: 'end a responsibility' },
} satisfies Record<string, Sentence>;
