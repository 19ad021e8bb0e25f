import {
  codeWords,
  commonFields,
  field,
  needed,
  type Ask,
  type Before,
  type Register,
  type RegisterRow,
} from '#platform';
import {
  AppointInstructor,
  AssignInstructor,
  ChangeInstructorEducation,
  EndInstructor,
  EndInstructorAssignment,
} from './instructor.commands.js';
import type { Instructor } from './instructor.record.js';

/** Whom the source sends elsewhere leaves where they were. */
function sent({ said }: RegisterRow, { record }: Before<Instructor>, from?: unknown): Ask[] {
  const named = said['enterprises'] as readonly string[];
  const open = (record?.assignments ?? []).filter(({ until }) => until === undefined);
  const over = record ? open.filter(({ enterpriseId }) => !named.includes(enterpriseId)) : [];
  const anew = named.filter((id) => !open.some(({ enterpriseId }) => enterpriseId === id));
  return [
    ...over.map(({ assignmentId }): Ask => [EndInstructorAssignment, { assignmentId }]),
    ...anew.map((enterpriseId): Ask => [AssignInstructor, { enterpriseId, from }]),
  ];
}

/** 党建指导员: by number or, where the list has none, by a pseudonym that follows from the name, which is not stored. */
export const instructorRegister: Register = {
  name: 'instructors',
  label: { zh: '党建指导员', en: 'instructors' },
  kind: 'instructor',
  idField: 'number',
  keys: [['number'], ['name']],
  fields: {
    number: field('编号', 'number', /^(编号|工号|代码|id|number)$/i, 'id'),
    name: field('姓名', 'name (a pseudonym is stored)', /^(姓名|指导员|指导员姓名|name)$/i, 'name'),
    education: needed('学历', 'education', /^(学历|文化程度|education)$/i, {
      oneOf: {
        doctor: { ...codeWords.doctor, also: /^博士研究生$/ },
        master: { ...codeWords.master, also: /^(研究生|硕士研究生)$/ },
        bachelor: { ...codeWords.bachelor, also: /^(大学|大学本科|学士)$/ },
        college: { ...codeWords.college, also: /^(专科|大学专科)$/ },
        secondary: { zh: '高中及以下', en: 'secondary', also: /^(高中|中专|初中)$/ },
      },
    }),
    isFullTime: needed('专职', 'full-time', /^(专职|是否专职|专兼职|full_?time)$/i, 'flag'),
    community: field('社区', 'community', /^(所属社区|派驻社区|社区名称|社区|community(_?name)?)$/i, {
      refersTo: 'community',
    }),
    appointedOn: field('选派日期', 'appointed on', /^(选派日期|选派时间|任职日期|聘任日期|appointed_?on)$/i, 'moment'),
    enterprises: field('派驻企业', 'enterprises', /^(派驻企业|联系企业|所驻企业|企业|企业名称|enterprises?)$/i, {
      refersTo: 'enterprise',
      several: true,
    }),
    endedOn: field('撤回日期', 'ended on', /^(撤回日期|离任日期|终止日期|ended_?on)$/i, 'moment'),
    endReason: field('撤回原因', 'why it ended', /^(撤回原因|离任原因|备注|end_?reason)$/i, 'text'),
    ...commonFields,
  },
  parts: [
    {
      kind: 'instructor',
      fields: ['education', 'isFullTime', 'community', 'appointedOn'],
      begin: ({
        id: instructorId,
        said: { education, isFullTime, community: communityId, appointedOn: occurredAt },
      }) => [[AppointInstructor, { instructorId, education, isFullTime, communityId, occurredAt }]],
      present: ({ education, isFullTime, communityId: community }: Instructor) => ({
        education,
        isFullTime,
        community,
      }),
      changes: [
        // The certificate has to be there: the rule says so, and the row is told.
        { fields: ['education'], asks: ({ said: { education } }) => [[ChangeInstructorEducation, { education }]] },
      ],
    },
    {
      kind: 'instructor',
      fields: ['enterprises'],
      begin: (row, before) => sent(row, before, row.said['appointedOn']),
      changes: [{ fields: ['enterprises'], asks: (row, _changed, before) => sent(row, before) }],
    },
    {
      kind: 'instructor',
      fields: ['endedOn'],
      begin: ({ said: { endedOn, endReason = '撤回' } }, { record }) =>
        (record as Instructor | undefined)?.status === 'ended'
          ? []
          : [[EndInstructor, { reason: endReason, occurredAt: endedOn }]],
      changes: [],
    },
  ],
};
