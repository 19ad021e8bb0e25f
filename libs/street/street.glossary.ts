import { say, type Sentence } from '#event-sourcing';
import { roadChiefRoles, roleLabels } from '#places';

const both = {
  tallied: { zh: '{figure}（其中汇总登记）', en: '{figure}, of which from tallies' },
  single: { zh: '{figure}（其中逐件登记）', en: '{figure}, of which recorded singly' },
  times: { zh: '{figure}（次）', en: '{figure}, times' },
} satisfies Record<string, Sentence>;

const ofBoth = (name: string, figure: Sentence): Record<string, Sentence> => ({
  [name]: figure,
  [`${name}.tallied`]: say(both.tallied, { figure }),
  [`${name}.single`]: say(both.single, { figure }),
});

const deadCorners = { zh: '清理卫生死角（处）', en: 'dead corners cleaned (different places)' };
const smallAds = { zh: '清理小广告（处）', en: 'small ads removed (different places)' };
const rate = { zh: '街面问题处置率', en: 'handling rate of street problems' };

const ofChiefs = Object.fromEntries(
  roadChiefRoles.flatMap((role) => {
    const name = role.slice('road-chief-'.length);
    const { zh, en } = roleLabels[role];
    return [
      [`street.chiefs.${name}`, { zh, en: `${en}s` }],
      [`street.chiefPatrols.done.${name}`, { zh: `${zh}实巡`, en: `patrols of the ${en}` }],
    ];
  }),
) as Record<string, Sentence>;

/** What people read of this room's figures. */
export const labels: Readonly<Record<string, Sentence>> = {
  ...ofBoth('street.bicycles', {
    zh: '规范非机动车乱停乱放（次，0506）',
    en: 'bicycles and mopeds put in order (times, 0506)',
  }),
  ...ofBoth('street.occupation', {
    zh: '劝导占道经营、突店经营（次，0501、0504）',
    en: 'persuasions about occupying the road or spilling out of the shop (times, 0501 and 0504)',
  }),
  ...ofBoth('street.deadCorners', deadCorners),
  'street.deadCorners.times': say(both.times, { figure: deadCorners }),
  ...ofBoth('street.smallAds', smallAds),
  'street.smallAds.times': say(both.times, { figure: smallAds }),
  'street.dueToBeHandled@cases': { zh: '街面案卷应处置', en: 'street cases due to be handled' },
  'street.handled@cases': { zh: '街面案卷已处置', en: 'street cases handled, of those due' },
  'street.dueToBeHandled@all': {
    zh: '街面案卷应处置（含当场规范与汇总）',
    en: 'street cases due to be handled, with corrections on the spot and tallies',
  },
  'street.handled@all': {
    zh: '街面案卷已处置（含当场规范与汇总）',
    en: 'street cases handled, with corrections on the spot and tallies',
  },
  'street.handlingRate': rate,
  'street.handlingRate@cases': rate,
  'street.handlingRate@all': {
    zh: '街面问题处置率（含当场规范与汇总）',
    en: 'handling rate of street problems, with corrections on the spot and tallies',
  },
  'street.cases.voided': { zh: '街面案卷作废（不计）', en: 'street cases voided, not counted' },
  'street.cases.merged': { zh: '街面案卷并案（不计）', en: 'street cases merged, not counted' },
  'street.cases.suspended': { zh: '街面案卷挂账（不计）', en: 'street cases suspended, not counted' },
  'street.segments': { zh: '在管路段', en: 'road segments in service' },
  'street.segmentsWithChief': { zh: '有路长的路段', en: 'road segments with a chief' },
  'street.segmentsWithChief.rate': { zh: '路段路长覆盖率', en: 'share of road segments with a chief' },
  'street.chiefs': { zh: '路长（人）', en: 'road chiefs, persons' },
  'street.chiefPatrols.found': { zh: '路长巡查发现问题', en: 'problems that road chiefs found' },
  'street.chiefPatrols.done': { zh: '路长实巡', en: 'patrols of road chiefs' },
  'street.pledges': { zh: '门前三包承诺书（有效）', en: 'doorstep pledges in force' },
  ...ofChiefs,
};

/** What fields are called that only the street has. */
export const fieldWords = {
  found: { zh: '发现问题', en: 'problems found' },
} satisfies Record<string, Sentence>;

/** What belongs to a tally, and to a pledge. */
export const tallyPaperWords = {
  sheet: { zh: '汇总表照片', en: 'photo of the sheet' },
} satisfies Record<string, Sentence>;
export const pledgePaperWords = {
  signed: { zh: '签订的承诺书', en: 'the pledge as signed' },
} satisfies Record<string, Sentence>;
