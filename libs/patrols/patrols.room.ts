import { siteTold } from '#places';
import { casesFound, problemsIn, roomOf, subjectOf, visitsAlike } from '#platform';
import { patrolRecords } from './patrol.controller.js';
import { patrolFigures, patrolLedgerPart } from './patrol.figures.js';
import { commandWords, eventWords, labels, words } from './patrol.glossary.js';
import { patrolFindingView } from './finding.views.js';
import type { Patrol } from './patrol.record.js';
import { patrol } from './patrol.rules.js';
import { patrolView } from './patrol.views.js';
import { patrolSheet } from './patrol.sheets.js';

const counts = { field: 'voided', equals: false };
const alike = visitsAlike(patrolView, { person: 'patrollerKey', at: 'patrolledAt', counts });
const cases = casesFound(({ found }: Patrol) => found);

export const patrolsRoom = roomOf({
  name: 'patrols',
  commandWords,
  eventWords,
  sheets: { label: { zh: '巡查', en: 'patrols' }, sheets: [patrolSheet] },
  records: [patrolRecords],
  ledger: [patrolLedgerPart],
  figures: patrolFigures,
  labels,
  subjects: [subjectOf(patrolRecords, { label: words.patrol, title: 'patroller' })],
  views: [patrolFindingView],
  kinds: [{ aggregate: patrol, lookUps: { site: siteTold, alike, cases } }],
  findings: { PatrolRecorded: problemsIn(patrol, 'findings', 'patrol') },
});
