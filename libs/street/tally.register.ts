import { codeWords, commonFields, field, needed, type Register, type RegisterRow } from '#platform';
import { CorrectTally, TallyCorrections } from './tally.commands.js';
import type { Tally } from './tally.record.js';

/** Of a segment, or where none is named of the whole community. */
function bodyOf({ segment, community, category, kind, day, from, to, by }: RegisterRow['said']) {
  const area = segment === undefined ? { communityId: community } : { roadSegmentId: segment };
  return { ...area, category, kind, day: from === undefined ? day : undefined, from, to, by };
}

/** 汇总登记: a row a day and a segment, as the sheets have it. */
export const tallyRegister: Register = {
  name: 'tallies',
  label: { zh: '汇总登记', en: 'tallies' },
  kind: 'tally',
  keys: [
    ['segment', 'category', 'kind', 'day'],
    ['segment', 'category', 'kind', 'from'],
    ['community', 'category', 'kind', 'day'],
    ['community', 'category', 'kind', 'from'],
  ],
  idFrom: bodyOf,
  fields: {
    segment: field('路段', 'road segment', /^(路段|路段名称|路段编号|(road_?)?segment)$/i, { refersTo: 'site' }),
    community: field('社区', 'community', /^(所属社区|社区名称|社区|community(_?name)?)$/i, { refersTo: 'community' }),
    category: needed('类别', 'category', /^(类别|问题类别|事项|小类|小类名称|category)$/i, 'name'),
    kind: needed('方式', 'kind', /^(方式|处理方式|整治方式|kind)$/i, {
      oneOf: {
        persuasion: { ...codeWords.persuasion, also: /^(劝离|教育劝导)$/ },
        correction: { zh: '规范', en: 'correction', also: /^(整改|摆放|规范摆放|纠正)$/ },
        cleaning: { ...codeWords.cleaning, also: /^(清除|清洗|清扫)$/ },
      },
    }),
    day: field('日期', 'day', /^(日期|时间|date|day)$/i, 'day'),
    from: field('起始日期', 'first day', /^(起始日期|开始日期|from)$/i, 'day'),
    to: field('截止日期', 'last day', /^(截止日期|结束日期|to)$/i, 'day'),
    count: needed('数量', 'count', /^(数量|次数|处数|数|规范数量|count)$/i, 'whole'),
    unit: needed('单位', 'unit', /^(单位|计量单位|unit)$/i, {
      oneOf: {
        times: { ...codeWords.times, also: /^(辆|起|人次|件|辆次)$/ },
        places: { ...codeWords.places, also: /^个$/ },
      },
    }),
    places: field('地点', 'places', /^(地点|处所|places?)$/i, 'names'),
    basis: needed('依据', 'basis', /^(依据|来源|登记依据|basis)$/i, {
      oneOf: {
        'paper-sheet': { zh: '纸质台账', en: 'paper sheet', also: /^(台账|登记表|纸质)$/ },
        handheld: { ...codeWords.handheld, also: /^(手机|终端|城管通)$/ },
        'chief-report': { zh: '路长上报', en: 'chief’s report', also: /^(路长|路长报告)$/ },
      },
    }),
    by: field('登记人', 'who did it', /^(登记人|路长|执行人|责任人|人员|by)$/i, 'name'),
    ...commonFields,
  },
  parts: [
    {
      kind: 'tally',
      fields: ['count', 'unit', 'places', 'basis', 'by', 'to'],
      begin: ({ said }) => {
        const { unit, count, places, basis } = said;
        return [[TallyCorrections, { ...bodyOf(said), unit, count, places, basis }]];
      },
      present: ({ status, count, unit, basis, by, to }: Tally) =>
        status === 'expected' ? {} : { count, unit, basis, by, to },
      changes: [{ fields: ['count', 'basis'], corrects: CorrectTally, entry: 'CorrectionsTallied' }],
    },
  ],
};
