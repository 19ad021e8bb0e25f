import { responsibilityPart, roleField, siteFields, sitePart } from '#places';
import { field, needed, saidOf, type Ask, type Before, type Register, type RegisterRow } from '#platform';
import { ProfileRoadSegment } from './road.commands.js';
import type { SegmentProfile } from './segment.record.js';

const PROFILE = ['startsAt', 'endsAt', 'leadingOrganisation', 'merchants'];

/** The profile is said as a whole each time: what the file does not say anew stays as it is. */
function profileOf(row: RegisterRow, fields: Iterable<string>, { record }: Before<SegmentProfile>): Ask[] {
  const { startsAt, endsAt, leadingOrganisation, merchants } = record ?? {};
  const occurredAt = record ? undefined : row.said['since'];
  const before = { startsAt, endsAt, leadingOrganisation, merchants };
  return [[ProfileRoadSegment, { ...before, ...saidOf(row, fields), occurredAt }]];
}

/** 路段 and their chiefs. */
export const segmentRegister: Register = {
  name: 'segments',
  label: { zh: '路段', en: 'road segments' },
  kind: 'site',
  idField: 'number',
  nameField: 'name',
  keys: [['number'], ['name', 'community']],
  fields: {
    ...siteFields,
    startsAt: needed('起点', 'starts at', /^(起点|起始位置|起|from|starts?_?at)$/i, 'name'),
    endsAt: needed('终点', 'ends at', /^(终点|终止位置|止|to|ends?_?at)$/i, 'name'),
    leadingOrganisation: needed(
      '牵头组织',
      'leading organisation',
      /^(牵头(党)?(组织|单位|支部)|leading_?organi[sz]ation)$/i,
      'name',
    ),
    merchants: field('商户数', 'merchants', /^(沿街)?(商户|门店)(数|数量)?$|^merchants$/i, 'whole'),
    general: roleField('road-chief-general', /^(总路长|general)$/i),
    deputyGeneral: roleField('road-chief-deputy-general', /^(副总路长|deputy_?general)$/i),
    first: roleField('road-chief-first', /^(一级路长|first)$/i),
    second: roleField('road-chief-second', /^(二级路长|second)$/i),
    third: roleField('road-chief-third', /^(三级路长|third)$/i),
  },
  parts: [
    sitePart('road-segment'),
    {
      kind: 'segment',
      fields: PROFILE,
      begin: (row, before) => profileOf(row, PROFILE, before),
      present: (segment: SegmentProfile) => ({ ...segment }),
      changes: [{ fields: PROFILE, asks: (row, changed, before) => profileOf(row, changed, before) }],
    },
    responsibilityPart('general', 'road-chief-general'),
    responsibilityPart('deputyGeneral', 'road-chief-deputy-general'),
    responsibilityPart('first', 'road-chief-first'),
    responsibilityPart('second', 'road-chief-second'),
    responsibilityPart('third', 'road-chief-third'),
  ],
};
