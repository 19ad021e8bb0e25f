import { MINUTE } from '#calendar';
import { commonFields, field, needed, type Register, type RegisterRow } from '#platform';
import { CorrectActivity, EnterActivity } from './activity.commands.js';
import { kindLabels, organiserLabels } from './activity.kinds.js';
import type { Activity } from './activity.record.js';

/** When it ended: as the row says, or so many minutes after it began. */
function endOf({ to, from, minutes }: RegisterRow['said']) {
  if (to !== undefined || minutes === undefined) return to;
  return new Date(Date.parse(String(from)) + Number(minutes) * MINUTE).toISOString();
}

/** 活动 that were held: meetings, visits, service. */
export const activityRegister: Register = {
  name: 'activities',
  label: { zh: '活动', en: 'activities' },
  kind: 'activity',
  keys: [['number'], ['title', 'from']],
  fields: {
    number: field('编号', 'number', /^((活动|会议)?(编号|序列号)|id|number)$/i, 'line'),
    kind: needed('类型', 'kind', /^((活动|会议)?(类型|类别)|kind)$/i, {
      oneOf: {
        ...kindLabels,
        'special-study': { ...kindLabels['special-study'], also: /^(专题研讨会?|党建工作专题研讨)$/ },
        'grassroots-visit': { ...kindLabels['grassroots-visit'], also: /^(书记调研|到基层抓党建|调研)$/ },
        'joint-meeting': { ...kindLabels['joint-meeting'], also: /^(联席会议|党建联席会议?)$/ },
        'theory-group': { ...kindLabels['theory-group'], also: /^(中心组学习|理论中心组学习)$/ },
        'members-meeting': { ...kindLabels['members-meeting'], also: /^(支部党员大会|大会)$/ },
        'committee-meeting': { ...kindLabels['committee-meeting'], also: /^(支部委员会|支委会议)$/ },
        'volunteer-service': { ...kindLabels['volunteer-service'], also: /^(志愿活动|志愿者活动|志愿服务活动)$/ },
        'joint-building': { ...kindLabels['joint-building'], also: /^(共建|共驻共建|区域化党建)$/ },
      },
    }),
    title: needed('主题', 'title', /^((活动|会议)?(名称|主题|标题|内容)|title|subject)$/i, 'line'),
    community: field('社区', 'community', /^(所属社区|承办社区|社区名称|社区|community(_?name)?)$/i, {
      refersTo: 'community',
    }),
    organiserKind: needed(
      '组织单位类型',
      'kind of organiser',
      /^(组织单位类型|主办类型|组织单位|主办单位|organi[sz]er(_?kind)?)$/i,
      {
        oneOf: {
          ...organiserLabels,
          'work-committee': { ...organiserLabels['work-committee'], also: /^(街道党工委|办事处)$/ },
          organisation: { ...organiserLabels.organisation, also: /^(党支部|支部|社区党委|党总支)$/ },
          volunteers: { ...organiserLabels.volunteers, also: /^(志愿者|志愿服务队|志愿者协会)$/ },
        },
      },
    ),
    organiser: field('组织党组织', 'organisation that holds it', /^(组织党组织|主办党组织|党组织|党支部)$/i, {
      refersTo: 'organisation',
    }),
    chair: needed('主持', 'chair', /^(主持|主持人|负责人|带队领导|chair)$/i, 'name'),
    chairId: field('主持人编号', 'pseudonym of the chair', /^(主持人(编号|代码)|chair_?id)$/i, 'id'),
    place: needed('地点', 'place', /^((活动|会议)?(地点|地址|场所)|place|venue)$/i, 'name'),
    from: needed('开始时间', 'began', /^((活动|会议)?(开始)?(时间|日期)|起始时间|from|start|date)$/i, 'moment'),
    to: field('结束时间', 'ended', /^((活动|会议)?结束时间|终止时间|to|end)$/i, 'moment'),
    minutes: field('时长（分钟）', 'minutes', /^(时长.*|分钟数?|minutes|duration)$/i, 'whole'),
    due: field('应到', 'due', /^应到(人数)?$|^due$/i, 'whole'),
    present: field('实到', 'present', /^(实到|参加|参与|出席)(人数)?$|^(present|attendance)$/i, 'whole'),
    beneficiaries: field('受益人数', 'beneficiaries', /^受益(人数|人次|群众)?$|^beneficiaries$/i, 'whole'),
    absences: field('缺席说明', 'absences', /^(缺席(说明|原因|情况)?|absences)$/i, 'text'),
    topics: field('议题', 'topics', /^(议题|会议议题|topics?)$/i, 'names'),
    partners: field('合作单位', 'partners', /^(合作单位|共建单位|协办单位|partners?)$/i, 'names'),
    ...commonFields,
  },
  parts: [
    {
      kind: 'activity',
      fields: [
        'kind', 'title', 'community', 'organiserKind', 'organiser', 'chair', 'chairId', 'place', 'from', 'to', 'minutes',
        'due', 'present', 'beneficiaries', 'absences', 'topics', 'partners',
      ], // prettier-ignore
      begin: ({ said }) => {
        const { kind, title, community: communityId, organiserKind, organiser: organiserId, chair, chairId } = said;
        const { place, from, due, present, beneficiaries, absences, topics, partners } = said;
        const who = { communityId, organiserKind, organiserId, chair, chairId };
        return [
          [
            EnterActivity,
            {
              ...{ kind, title, ...who, place, from, to: endOf(said) },
              ...{ due, present, beneficiaries, absences, topics, partners },
            },
          ],
        ];
      },
      present: ({ communityId: community, organiserId: organiser, heldAt: from, endedAt: to, ...rest }: Activity) => ({
        ...rest,
        community,
        organiser,
        from,
        to,
        minutes: undefined,
      }),
      changes: [
        {
          fields: [
            'kind',
            'title',
            'community',
            'organiserKind',
            'organiser',
            'chair',
            'chairId',
            'place',
            'from',
            'to',
            'due',
            'present',
            'beneficiaries',
            'absences',
          ],
          corrects: CorrectActivity,
          entry: 'ActivityHeld',
          as: { community: 'communityId', organiser: 'organiserId', from: 'occurredAt' },
        },
      ],
    },
  ],
};
