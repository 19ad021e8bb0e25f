import type { CommandClass } from '#event-sourcing';
import {
  commonFields,
  creditCodeField,
  field,
  needed,
  saidOf,
  type Ask,
  type Before,
  type Register,
  type RegisterPart,
  type RegisterRow,
  isSameName,
} from '#platform';
import { roleLabels, siteKindLabels, type Role, type SiteKind } from './labels.js';
import type { Responsibility } from './responsibility.js';
import {
  AssignSiteResponsibility,
  ChangeSite,
  CorrectSite,
  EndSiteResponsibility,
  RegisterSite,
} from './site.commands.js';
import type { Site } from './site.record.js';

/** The columns of whatever is a site: a venue, a shop, a road segment. */
export const siteFields = {
  number: field(
    '编号',
    'number',
    /^((点位|工地|小区|场所|阵地|路段|企业)?(编号|编码|代码)|site_?id|id|no\.?|number)$/i,
    'id',
  ),
  name: needed(
    '名称',
    'name',
    /^((点位|工地|项目|工程|小区|场所|阵地|路段|道路|企业|店铺|单位)?名称|路段|(site_?)?name)$/i,
    'name',
  ),
  community: needed('社区', 'community', /^(所属社区|所在社区|社区名称|社区|村居|community(_?name)?)$/i, {
    refersTo: 'community',
  }),
  communityNumber: field(
    '社区编号',
    'number of the community',
    /^(社区编号|社区编码|社区代码|community_?(id|code))$/i,
    'id',
  ),
  address: field('地址', 'address', /^(详细地址|经营地址|地址|位置|坐落|address|location)$/i, 'line'),
  since: field(
    '登记日期',
    'registered on',
    /^(登记日期|建档日期|登记时间|建档时间|纳管日期|since|registered_?(on|at))$/i,
    'moment',
  ),
  ...commonFields,
};

/** What is a site, by its number, or by its name in its community. */
export const ofSites = {
  kind: 'site',
  idField: 'number',
  nameField: 'name',
  keys: [['number'], ['name', 'community']],
} satisfies Pick<Register, 'kind' | 'idField' | 'nameField' | 'keys'>;

/** What else is known of a site, and said as a whole each time: what the file does not say anew stays as it is. */
export function profilePart<R extends object>(
  kind: string,
  command: CommandClass,
  fields: readonly (keyof R & string)[],
  more: (row: RegisterRow) => object = () => ({}),
): RegisterPart {
  const said = (row: RegisterRow, named: Iterable<string>, { record }: Before<R>): Ask[] => {
    const before = Object.fromEntries(fields.map((name) => [name, record?.[name]]));
    const occurredAt = record ? undefined : row.said['since'];
    return [[command, { ...more(row), ...before, ...saidOf(row, named), occurredAt }]];
  };
  return {
    kind,
    fields,
    begin: (row, before) => said(row, fields, before as Before<R>),
    present: (record: R) => ({ ...record }) as Readonly<Record<string, unknown>>,
    changes: [{ fields, asks: (row, changed, before: Before<R>) => said(row, changed, before) }],
  };
}

/** The entry in the register of sites, of one kind or of that which the row says. */
export function sitePart(ofKind?: SiteKind): RegisterPart {
  // What else a list of one kind says is told by the part of that kind.
  const own = ofKind ? [] : ['kind', 'creditCode'];
  return {
    kind: 'site',
    fields: ['name', 'community', 'address', ...own],
    begin: ({ id: siteId, said }) => {
      const { name, kind = ofKind, community: communityId, address, since: occurredAt } = said;
      const creditCode = ofKind ? undefined : said['creditCode'];
      return [[RegisterSite, { siteId, name, kind, communityId, address, creditCode, occurredAt }]];
    },
    present: ({ name, communityId: community, address, kind, creditCode }: Site) => ({
      name,
      community,
      address,
      kind,
      creditCode,
    }),
    changes: [
      {
        fields: ['name', 'address', ...(ofKind ? [] : ['creditCode'])],
        asks: (row, changed) => [[ChangeSite, saidOf(row, changed)]],
      },
      { fields: ['kind'], corrects: CorrectSite, entry: 'SiteRegistered' },
    ],
  };
}

/** People who answer for a site in one role: whoever the source names anew takes the place of whoever held it. */
export function responsibilityPart(name: string, role: Role): RegisterPart {
  const open = ({ record }: Before<Site>): readonly Responsibility[] =>
    (record?.responsibilities ?? []).filter((one) => one.role === role && one.until === undefined);
  const missing = ({ said }: RegisterRow, before: Before<Site>) =>
    (said[name] as readonly string[]).filter((person) => !open(before).some((one) => isSameName(one.person, person)));
  const assigned = (persons: readonly string[], from?: unknown): Ask[] =>
    persons.map((person) => [AssignSiteResponsibility, { role, person, from }]);
  return {
    kind: 'site',
    fields: [name],
    begin: (row, before) => assigned(missing(row, before), row.said['since']),
    changes: [
      {
        fields: [name],
        asks: (row, _changed, before) => {
          const named = row.said[name] as readonly string[];
          const over = open(before).filter(({ person }) => !named.some((one) => isSameName(one, person)));
          return [
            ...over.map(({ responsibilityId }): Ask => [EndSiteResponsibility, { responsibilityId }]),
            ...assigned(missing(row, before)),
          ];
        },
      },
    ],
  };
}

/** A column for whoever answers in a role. */
export const roleField = (role: Role, known: RegExp) => field(roleLabels[role].zh, roleLabels[role].en, known, 'names');

/** 点位: construction sites, compounds, shops and what else is supervised. */
export const siteRegister: Register = {
  name: 'sites',
  label: { zh: '点位', en: 'sites' },
  ...ofSites,
  fields: {
    ...siteFields,
    creditCode: creditCodeField,
    kind: needed('类型', 'kind', /^((点位|场所)?(类型|类别)|(site_?)?(kind|type))$/i, {
      oneOf: {
        ...siteKindLabels,
        'construction-site': { ...siteKindLabels['construction-site'], also: /^(建筑|施工|拆迁|在建)?工地$/ },
        'auto-repair': { ...siteKindLabels['auto-repair'], also: /^(汽修|汽修厂|汽修店|汽车修理)$/ },
        'water-body': { ...siteKindLabels['water-body'], also: /^(河|河道|沟渠|坑塘|湖)$/ },
        shop: { ...siteKindLabels.shop, also: /^(门店|店铺|沿街商户)$/ },
        venue: { ...siteKindLabels.venue, also: /^(阵地|活动场所)$/ },
      },
    }),
    leader: roleField('contracting-leader', /^(分包领导|包案领导|contracting_?leader)$/i),
    patroller: roleField('patroller', /^(巡查员|巡查人员|patroller)$/i),
    responsible: roleField('responsible-person', /^(负责人|责任人|responsible(_?person)?)$/i),
  },
  parts: [
    sitePart(),
    responsibilityPart('leader', 'contracting-leader'),
    responsibilityPart('patroller', 'patroller'),
    responsibilityPart('responsible', 'responsible-person'),
  ],
};
