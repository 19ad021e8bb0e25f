import type { Sentence } from '#event-sourcing';

/** What people read of communities, sites, and who answers for them. */
export const words = {
  community: { zh: '社区', en: 'community' },
  site: { zh: '点位', en: 'site' },
  communityOnce: { zh: '一个社区只登记一次。', en: 'A community is registered once under one id.' },
  householdsCounted: { zh: '登记过的社区才能登记户数。', en: 'Households are counted of a registered community.' },
  communityRenamed: { zh: '登记过的社区才能更名。', en: 'A community is renamed when it is registered.' },
  siteOnce: { zh: '一个点位只登记一次。', en: 'A site is registered once under one id.' },
  siteChanged: { zh: '在管的点位才能变更。', en: 'A site is changed while it is in service.' },
  siteRetired: { zh: '在管的点位才能停用。', en: 'A site is retired while it is in service.' },
  siteOf: {
    zh: '点位 {siteId} 属于社区 {communityId}。',
    en: 'The site {siteId} belongs to the community {communityId}.',
  },
  outOfService: { zh: '{name} 已停用。', en: '{name} is retired.' },
  siteElsewhere: {
    zh: '点位 {siteId} 属于社区 {communityId}；点位的社区有误的，先更正点位。',
    en: 'The site {siteId} belongs to the community {communityId}; where that is wrong, the site is corrected first.',
  },
  stillOpen: {
    zh: '该点位还有未办结的事项：{open}；办结或终止后才能停用。',
    en: 'Open at this site: {open}; it is retired when they are done or ended.',
  },
  openOnes: { zh: '{what} {count} 件', en: '{what}: {count}' },
  siteRestored: { zh: '停用的点位才能恢复。', en: 'A site is restored when it is retired.' },
  changeSomething: {
    zh: '请说明变更什么：名称、地址或信用代码。',
    en: 'Say what changes: the name, the address or the credit code.',
  },
  assign: {
    zh: '只为登记过且未停用的{what}明确责任。',
    en: 'Responsibility is assigned for a {what} that is registered and not retired.',
  },
  end: { zh: '只解除为本{what}明确过的责任。', en: 'A responsibility is ended that was assigned for this {what}.' },
  onceInARole: {
    zh: '{person} 自 {from} 起已担任 {role}（至 {until}）。',
    en: '{person} is {role} already from {from} until {until}.',
  },
  responsibilityUnknown: { zh: '这里没有责任记录 {id}。', en: 'There is no responsibility {id} here.' },
  endEarlier: {
    zh: '这项责任已于 {until} 结束；要延长请重新明确。',
    en: 'This responsibility ends at {until} already; for a longer time assign it anew.',
  },
  untilAfterFrom: {
    zh: '责任的结束要晚于开始：{until} 不晚于 {from}。',
    en: 'A responsibility ends after it begins: {until} is not after {from}.',
  },
  open: { zh: '未定', en: 'further notice' },
  onePlace: { zh: '请指明一个点位或一个社区', en: 'must name one site or one community' },
} satisfies Record<string, Sentence>;

export const labels = {
  'sites.supervised': { zh: '在管工地', en: 'construction sites supervised' },
  'communities.registered': { zh: '社区', en: 'communities' },
  'communities.households': { zh: '社区户数', en: 'households of communities' },
  'sites.contractedByLeaders': { zh: '领导分包的工地', en: 'construction sites contracted by leaders' },
} satisfies Record<string, Sentence>;

export const siteStates = {
  'in-service': { zh: '在管', en: 'in service' },
  retired: { zh: '已停用', en: 'retired' },
} satisfies Record<string, Sentence>;

export const communityStates = {
  registered: { zh: '已登记', en: 'registered' },
} satisfies Record<string, Sentence>;

/** What somebody holds. */
export const heldLabels = {
  'sites.responsible': { zh: '负责的点位', en: 'sites answered for' },
  'communities.responsible': { zh: '负责的社区', en: 'communities answered for' },
} satisfies Record<string, Sentence>;

/** Who answers for a place, column by column. */
export const responsibleWords = {
  role: { zh: '角色', en: 'role' },
  person: { zh: '姓名', en: 'person' },
  from: { zh: '自', en: 'from' },
  until: { zh: '至', en: 'until' },
  reason: { zh: '解除原因', en: 'why it ended' },
} satisfies Record<string, Sentence>;

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
