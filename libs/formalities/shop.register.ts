import { siteFields, sitePart } from '#places';
import { creditCodeField, field, saidOf, type Register } from '#platform';
import { ChangeRepairShop, CorrectRepairShop, RegisterRepairShop } from './shop.commands.js';
import type { RepairShop } from './shop.record.js';

const PROFILE = [
  'creditCode',
  'businessClass',
  'floorAreaM2',
  'sprayBooth',
  'sensitiveArea',
  'solventPaint',
  'lowVocTonnes',
];

/** 汽修企业 */
export const shopRegister: Register = {
  name: 'shops',
  label: { zh: '汽修企业', en: 'auto-repair shops' },
  kind: 'site',
  idField: 'number',
  nameField: 'name',
  keys: [['number'], ['creditCode'], ['name', 'community']],
  fields: {
    ...siteFields,
    creditCode: creditCodeField,
    businessClass: field('类别', 'class', /^(类别|经营类别|维修类别|(business_?)?class)$/i, {
      oneOf: {
        I: { zh: '一类', en: 'I', also: /^(一|Ⅰ|1|1类|Ⅰ类)$/ },
        II: { zh: '二类', en: 'II', also: /^(二|Ⅱ|2|2类|Ⅱ类)$/ },
        III: { zh: '三类', en: 'III', also: /^(三|Ⅲ|3|3类|Ⅲ类)$/ },
      },
    }),
    floorAreaM2: field(
      '面积（㎡）',
      'floor area in m²',
      /^((经营|厂房|建筑|占地)?面积.*|(floor_?)?area(_?m2)?)$/i,
      'whole',
    ),
    sprayBooth: field('喷漆', 'spray painting', /^(喷漆|喷漆房|有无喷漆|是否喷漆|spray_?booth)$/i, 'flag'),
    sensitiveArea: field('环境敏感区', 'sensitive area', /^(环境)?敏感区$|^sensitive_?area$/i, 'flag'),
    solventPaint: field('溶剂型涂料', 'solvent paint', /^(溶剂型涂料|油性漆|solvent_?paint)$/i, 'flag'),
    lowVocTonnes: field(
      '低挥发性涂料（吨/年）',
      'low-VOC coating, tonnes a year',
      /^(低挥发性涂料.*|low_?voc(_?tonnes)?)$/i,
      'whole',
    ),
    openedOn: field('开业日期', 'opened on', /^(开业日期|成立日期|开业时间|opened_?on)$/i, 'day'),
  },
  parts: [
    sitePart('auto-repair'),
    {
      kind: 'repairshop',
      fields: [...PROFILE, 'openedOn'],
      always: true,
      begin: (row) => [
        [
          RegisterRepairShop,
          { siteId: row.id, ...saidOf(row, [...PROFILE, 'openedOn']), occurredAt: row.said['since'] },
        ],
      ],
      present: (shop: RepairShop) => ({ ...shop }),
      changes: [
        { fields: PROFILE, asks: (row, changed) => [[ChangeRepairShop, saidOf(row, changed)]] },
        { fields: ['openedOn'], corrects: CorrectRepairShop, entry: 'RepairShopRegistered' },
      ],
    },
  ],
};
