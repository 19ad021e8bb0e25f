import { siteFields, sitePart, ofSites, profilePart } from '#places';
import { codeWords, field, needed, type Register } from '#platform';
import { SetVenueProfile } from './venue.commands.js';
import type { Venue } from './venue.record.js';

/** 阵地 */
export const venueRegister: Register = {
  name: 'venues',
  label: { zh: '阵地', en: 'venues' },
  ...ofSites,
  fields: {
    ...siteFields,
    areaM2: needed('面积（㎡）', 'area in m²', /^((建筑|使用|总)?面积.*|area(_?m2)?)$/i, 'whole'),
    ownership: needed('产权', 'ownership', /^(产权|产权性质|权属|ownership)$/i, {
      oneOf: {
        own: { ...codeWords.own, also: /^(自建|自购|社区自有|国有)$/ },
        rent: { zh: '租赁', en: 'rent', also: /^(租用|租借|承租)$/ },
        shared: { ...codeWords.shared, also: /^(共享|共建|借用)$/ },
      },
    }),
    functions: needed('功能', 'functions', /^(主要)?(功能|用途|功能设置|功能分区|functions?)$/i, 'names'),
    signsUnified: needed(
      '标识统一',
      'signs are unified',
      /^(标识|标识统一|标识是否统一|是否统一标识|signs(_?unified)?)$/i,
      'flag',
    ),
    openingHours: field('开放时间', 'opening hours', /^(开放时间|opening_?hours)$/i, 'line'),
    accessible: field('无障碍', 'accessible', /^(无障碍|无障碍设施|accessible)$/i, 'flag'),
    keeper: needed('管理人', 'keeper', /^(管理人|管理员|责任人|负责人|keeper)$/i, 'name'),
  },
  parts: [
    sitePart('venue'),
    profilePart<Venue>(
      'venue',
      SetVenueProfile,
      ['areaM2', 'ownership', 'functions', 'signsUnified', 'openingHours', 'accessible', 'keeper'],
      ({ id: siteId }) => ({ siteId }),
    ),
  ],
};
