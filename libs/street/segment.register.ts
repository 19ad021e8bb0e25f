import { responsibilityPart, roleField, siteFields, sitePart, ofSites, profilePart } from '#places';
import { field, needed, type Register } from '#platform';
import { ProfileRoadSegment } from './road.commands.js';
import type { SegmentProfile } from './segment.record.js';

/** 路段 and their chiefs. */
export const segmentRegister: Register = {
  name: 'segments',
  label: { zh: '路段', en: 'road segments' },
  ...ofSites,
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
    profilePart<SegmentProfile>('segment', ProfileRoadSegment, [
      'startsAt',
      'endsAt',
      'leadingOrganisation',
      'merchants',
    ]),
    responsibilityPart('general', 'road-chief-general'),
    responsibilityPart('deputyGeneral', 'road-chief-deputy-general'),
    responsibilityPart('first', 'road-chief-first'),
    responsibilityPart('second', 'road-chief-second'),
    responsibilityPart('third', 'road-chief-third'),
  ],
};
