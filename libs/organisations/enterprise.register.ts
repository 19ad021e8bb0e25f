import { codeWords, commonFields, creditCodeField, field, needed, saidOf, type Register } from '#platform';
import { CorrectEnterprise, RegisterEnterprise, SurveyEnterprise } from './enterprise.commands.js';
import type { Enterprise } from './enterprise.record.js';

const SURVEY = ['staff', 'members', 'ownerAttitude', 'hasPremises', 'reasonForNone'];

/** 非公企业, which instructors are sent to. */
export const enterpriseRegister: Register = {
  name: 'enterprises',
  label: { zh: '非公企业', en: 'enterprises' },
  kind: 'enterprise',
  idField: 'number',
  nameField: 'name',
  keys: [['number'], ['creditCode'], ['name', 'community']],
  fields: {
    number: field('编号', 'number', /^((企业)?(编号|编码|代码)|id|number)$/i, 'id'),
    creditCode: creditCodeField,
    name: needed('名称', 'name', /^((企业|单位)?名称|name)$/i, 'name'),
    community: needed('社区', 'community', /^(所属社区|所在社区|社区名称|社区|community(_?name)?)$/i, {
      refersTo: 'community',
    }),
    trade: field('所属行业', 'trade', /^(所属)?行业$|^trade$/i, 'line'),
    since: field('登记日期', 'registered on', /^(登记日期|建档日期|摸排日期|since)$/i, 'moment'),
    staff: field('职工数', 'staff', /^(职工|员工|从业人员)(数|人数|总数)?$|^staff$/i, 'whole'),
    members: field('党员数', 'members', /^党员(数|人数|总数)?$|^members$/i, 'whole'),
    ownerAttitude: field('业主态度', 'attitude of the owner', /^(业主|企业主|法人)态度$|^owner_?attitude$/i, {
      oneOf: {
        supports: { ...codeWords.supports, also: /^(积极|愿意)$/ },
        neutral: { ...codeWords.neutral, also: /^中立$/ },
        reluctant: { zh: '不愿意', en: 'reluctant', also: /^(反对|消极|不支持)$/ },
      },
    }),
    hasPremises: field('有固定场所', 'has premises', /^(有|有无)?固定(经营)?场所$|^has_?premises$/i, 'flag'),
    reasonForNone: field('未建原因', 'why there is none', /^未建(立)?(党组织)?原因$|^reason(_?for_?none)?$/i, 'text'),
    ...commonFields,
  },
  parts: [
    {
      kind: 'enterprise',
      fields: ['name', 'community', 'trade', 'creditCode'],
      begin: ({ id: enterpriseId, said: { name, community: communityId, trade, creditCode, since: occurredAt } }) => [
        [RegisterEnterprise, { enterpriseId, name, communityId, trade, creditCode, occurredAt }],
      ],
      present: ({ name, communityId: community, trade, creditCode }: Enterprise) => ({
        name,
        community,
        trade,
        creditCode,
      }),
      changes: [
        { fields: ['name', 'trade', 'creditCode'], corrects: CorrectEnterprise, entry: 'EnterpriseRegistered' },
      ],
    },
    {
      kind: 'enterprise',
      fields: SURVEY,
      begin: (row, { record }) =>
        (record as Enterprise | undefined)?.surveyedAt === undefined
          ? [[SurveyEnterprise, { ...saidOf(row, SURVEY), occurredAt: row.said['since'] }]]
          : [],
      changes: [
        {
          fields: SURVEY,
          asks: (row, changed, { record }) => {
            const { staff, members, ownerAttitude, hasPremises, reasonForNone } = (record ?? {}) as Partial<Enterprise>;
            const before = { staff, members, ownerAttitude, hasPremises, reasonForNone };
            return [[SurveyEnterprise, { ...before, ...saidOf(row, changed) }]];
          },
        },
      ],
    },
  ],
};
