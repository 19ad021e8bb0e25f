import type { StoredEvent } from '#event-sourcing';
import {
  codeWords,
  commonFields,
  field,
  needed,
  saidOf,
  type Ask,
  type Before,
  type Register,
  type RegisterRow,
} from '#platform';
import {
  CorrectOrganisation,
  FoundOrganisation,
  MoveOrganisation,
  ReclassifyOrganisation,
  RenameOrganisation,
  ReportMembers,
} from './organisation.commands.js';
import type { Organisation } from './organisation.record.js';

const COUNTS = ['full', 'probationary', 'women', 'upTo35', 'collegeOrMore', 'floating'];

/** A count of another day is another report; another count of the same day is a correction. */
function reported(row: RegisterRow, changed: ReadonlySet<string>, { record, history }: Before<Organisation>): Ask[] {
  const { full, probationary = 0, countedOn: on } = row.said;
  if (full === undefined) return [];
  const known = record?.memberCounts.find((count) => count.on === on && !count.isWithdrawn);
  if (!known) return [[ReportMembers, { ...saidOf(row, COUNTS), full, probationary, on }]];
  const isMeant = ({ type, data }: StoredEvent) =>
    type === 'MemberCountReported' && (data as { reportId?: string }).reportId === known.reportId;
  const eventId = history.findLast(isMeant)?.id;
  const different = COUNTS.filter((name) => {
    const said = row.said[name];
    return changed.has(name) && said !== undefined && said !== known[name as 'full'];
  });
  return different.map((name): Ask => {
    const reason = '按来源更正 (as the source says now)';
    return [CorrectOrganisation, { eventId, field: name, value: String(row.said[name]), reason }];
  });
}

const count = (zh: string, en: string, known: RegExp) => field(zh, en, known, 'whole');

/** 党组织: counts of members, no names. */
export const organisationRegister: Register = {
  name: 'organisations',
  label: { zh: '党组织', en: 'party organisations' },
  kind: 'organisation',
  idField: 'number',
  nameField: 'name',
  keys: [['number'], ['name']],
  inOrder: true,
  fields: {
    number: field('编号', 'number', /^((党)?组织(编号|编码|代码)|编号|代码|id|number)$/i, 'id'),
    name: needed('名称', 'name', /^((党)?组织(全)?称|(党)?组织名称|党支部名称|名称|name)$/i, 'name'),
    level: needed('层级', 'level', /^(层级|级别|组织层级|组织类别|level)$/i, {
      oneOf: {
        'work-committee': { zh: '党工委', en: 'work committee', also: /^工委$/ },
        committee: { ...codeWords.committee, also: /^基层党委$/ },
        'general-branch': { ...codeWords['general-branch'], also: /^总支(部)?$/ },
        branch: { ...codeWords.branch, also: /^(支部|联合党支部|临时党支部)$/ },
        group: codeWords.group,
      },
    }),
    type: needed('类型', 'type', /^(类型|领域|组织类型|所属领域|type)$/i, {
      oneOf: {
        community: { ...codeWords.community, also: /^社区党组织$/ },
        enterprise: { zh: '非公企业', en: 'enterprise', also: /^(非公|企业|两新|非公有制企业)$/ },
        building: { ...codeWords.building, also: /^(商务楼宇|楼宇党支部)$/ },
        social: { zh: '社会组织', en: 'social organisation' },
        market: { zh: '商圈市场', en: 'market', also: /^(商圈|市场)$/ },
        village: { ...codeWords.village, also: /^(农村|行政村)$/ },
        office: { zh: '机关', en: 'office', also: /^机关党支部$/ },
        school: codeWords.school,
        'state-enterprise': { ...codeWords['state-enterprise'], also: /^国企$/ },
        floating: { ...codeWords.floating, also: /^流动$/ },
      },
    }),
    form: field('组建形式', 'form', /^(组建形式|组建方式|form)$/i, {
      oneOf: {
        alone: { ...codeWords.alone, also: /^单独$/ },
        joint: { ...codeWords.joint, also: /^联合$/ },
        attached: { ...codeWords.attached, also: /^挂靠$/ },
        area: { zh: '区域组建', en: 'by area', also: /^区域$/ },
        trade: { zh: '行业组建', en: 'by trade', also: /^行业$/ },
        temporary: { zh: '临时', en: 'temporary', also: /^临时组建$/ },
      },
    }),
    units: field('联合单位', 'units', /^(联合单位|所含单位|units)$/i, 'names'),
    parent: field('上级党组织', 'superior', /^(上级|上级党组织|隶属关系|上级组织|parent)$/i, {
      refersTo: 'organisation',
    }),
    community: field('社区', 'community', /^(所属社区|所在社区|社区名称|社区|community(_?name)?)$/i, {
      refersTo: 'community',
    }),
    approvalNumber: field('批准文号', 'approval number', /^(批准文号|批复文号|approval_?number)$/i, 'line'),
    foundedOn: needed('成立日期', 'founded on', /^(成立日期|成立时间|批准日期|founded_?on)$/i, 'moment'),
    fullMembers: count('成立时正式党员', 'full members at its founding', /^(成立时(正式)?党员(数)?|full_?members)$/i),
    full: count('正式党员', 'full members', /^正式(党员)?(数|人数)?$|^full$/i),
    probationary: count('预备党员', 'probationary members', /^预备(党员)?(数|人数)?$|^probationary$/i),
    women: count('女党员', 'women', /^女(党员)?(数|人数)?$|^women$/i),
    upTo35: count('35岁及以下', '35 and under', /^35岁(及|以)?以?下.*$|^up_?to_?35$/i),
    collegeOrMore: count('大专及以上', 'college or more', /^大专(及|以)?以?上.*$|^college(_?or_?more)?$/i),
    floating: count('流动党员', 'floating members', /^流动党员(数|人数)?$|^floating$/i),
    countedOn: field('统计日期', 'counted on', /^(统计日期|截止日期|统计时间|counted_?on)$/i, 'day'),
    ...commonFields,
  },
  parts: [
    {
      kind: 'organisation',
      fields: [
        'name',
        'level',
        'type',
        'form',
        'units',
        'parent',
        'community',
        'approvalNumber',
        'fullMembers',
        'foundedOn',
      ],
      begin: ({ id: organisationId, said }) => {
        const { name, level, type, form, units, parent: parentId, community: communityId, approvalNumber } = said;
        const { fullMembers = said['full'], foundedOn: occurredAt } = said;
        const body = { name, level, type, form, units, parentId, communityId, approvalNumber, fullMembers };
        return [[FoundOrganisation, { organisationId, ...body, occurredAt }]];
      },
      present: ({ parentId: parent, communityId: community, foundedAt: foundedOn, ...rest }: Organisation) => ({
        ...rest,
        parent,
        community,
        foundedOn,
        units: rest.units.length > 0 ? rest.units : undefined,
      }),
      changes: [
        { fields: ['name'], asks: (row) => [[RenameOrganisation, saidOf(row, ['name'])]] },
        { fields: ['type'], asks: (row) => [[ReclassifyOrganisation, saidOf(row, ['type'])]] },
        {
          fields: ['parent', 'community'],
          asks: ({ said: { parent, community } }, changed) => [
            [
              MoveOrganisation,
              {
                parentId: changed.has('parent') ? parent : undefined,
                communityId: changed.has('community') ? community : undefined,
              },
            ],
          ],
        },
        {
          fields: ['form', 'approvalNumber', 'fullMembers', 'foundedOn'],
          corrects: CorrectOrganisation,
          entry: 'OrganisationFounded',
          as: { foundedOn: 'occurredAt' },
        },
      ],
    },
    {
      kind: 'organisation',
      fields: [...COUNTS, 'countedOn'],
      begin: (row, before) => reported(row, new Set(COUNTS), before),
      changes: [{ fields: [...COUNTS, 'countedOn'], asks: reported }],
    },
  ],
};
