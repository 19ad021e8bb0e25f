import { roomOf } from '#platform';
import { methodLabels, stepLabels } from './methods.js';
import { deliberationRecords } from './deliberation.controller.js';
import { matterCatalogue } from './deliberation.events.js';
import { deliberationFigures, deliberationRates } from './deliberation.figures.js';
import { deliberationDesk } from './deliberation.desk.js';
import { commandWords, eventWords, labels } from './deliberation.glossary.js';
import { deliberation } from './deliberation.rules.js';
import { compoundView } from './compounds.view.js';
import { findMatter } from './matter.lookup.js';
import { deliberationPapers, deliberationPersonal } from './deliberation.papers.js';
import { deliberationSheet } from './deliberation.sheets.js';

/** 一征三议两公开 and 四议两公开 (system 10). */
export const deliberationsRoom = roomOf({
  name: 'deliberations',
  commandWords,
  eventWords,
  codes: { ...methodLabels, ...stepLabels },
  sheets: { label: { zh: '民主议事', en: 'deliberations' }, sheets: [deliberationSheet] },
  records: [deliberationRecords],
  tags: { deliberations: '民主议事' },
  figures: deliberationFigures,
  rates: deliberationRates,
  labels,
  desk: deliberationDesk,
  personal: deliberationPersonal,
  papers: deliberationPapers,
  catalogue: matterCatalogue,
  views: [compoundView],
  kinds: [{ aggregate: deliberation, lookUps: { facts: findMatter } }],
});
