interface Label {
  readonly zh: string;
  readonly en: string;
}

/** What kinds of sites are supervised 点位类型. */
export const siteKindLabels = {
  'construction-site': { zh: '工地', en: 'construction site' },
  'auto-repair': { zh: '汽修企业', en: 'auto-repair shop' },
  'water-body': { zh: '水体', en: 'water body' },
  'road-segment': { zh: '路段', en: 'road segment' },
  compound: { zh: '小区', en: 'residential compound' },
  shop: { zh: '商户', en: 'shop' },
  venue: { zh: '场所', en: 'venue' },
} as const satisfies Record<string, Label>;

/** In which roles people answer for a site or a community 责任人员. */
export const roleLabels = {
  'contracting-leader': { zh: '分包领导', en: 'contracting leader' },
  patroller: { zh: '巡查员', en: 'patroller' },
  'road-chief-general': { zh: '总路长', en: 'general road chief' },
  'road-chief-deputy-general': { zh: '副总路长', en: 'deputy general road chief' },
  'road-chief-first': { zh: '一级路长', en: 'first-class road chief' },
  'road-chief-second': { zh: '二级路长', en: 'second-class road chief' },
  'road-chief-third': { zh: '三级路长', en: 'third-class road chief' },
  'community-secretary': { zh: '社区书记', en: 'community secretary' },
  'responsible-person': { zh: '负责人', en: 'responsible person' },
} as const satisfies Record<string, Label>;

export type SiteKind = keyof typeof siteKindLabels;
export type Role = keyof typeof roleLabels;

export const siteKinds = Object.keys(siteKindLabels) as readonly SiteKind[];
export const roles = Object.keys(roleLabels) as readonly Role[];

/** Road chiefs of all classes 路长, from the head of the office to the community's staff. */
export const roadChiefRoles = roles.filter((role) => role.startsWith('road-chief-'));
