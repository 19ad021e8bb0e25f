import { siteNamed } from '#places';
import {
  casesFound,
  inTheMinuteOf,
  nameKey,
  problemsIn,
  roomOf,
  subjectOf,
  ViewReader,
  type LookUpTools,
} from '#platform';
import { eventWords } from './events.glossary.js';
import type { RecordPatrol } from './patrol.commands.js';
import { patrolRecords } from './patrol.controller.js';
import { patrolFigures, patrolLedgerPart } from './patrol.figures.js';
import { labels, words } from './patrol.glossary.js';
import { patrolFindingView } from './finding.views.js';
import type { Patrol } from './patrol.record.js';
import { patrol } from './patrol.rules.js';
import { patrolView } from './patrol.views.js';
import { patrolSheets } from './patrol.sheets.js';

/** By what is shown: nobody who enters a visit waits for the views. */
async function findAlike({ siteId, occurredAt }: RecordPatrol, { service, sent, now }: LookUpTools) {
  return service(ViewReader)
    .of(patrolView)
    .ids([
      { field: 'patrollerKey', equals: nameKey(sent.actor) },
      { field: 'siteId', equals: siteId },
      { field: 'voided', equals: false },
      inTheMinuteOf('patrolledAt', occurredAt ?? now),
    ]);
}

export const patrolsRoom = roomOf({
  name: 'patrols',
  eventWords,
  sheets: patrolSheets,
  records: [patrolRecords],
  ledger: [patrolLedgerPart],
  figures: patrolFigures,
  labels,
  subjects: [subjectOf(patrolRecords, { label: words.patrol, title: 'patroller' })],
  views: [patrolFindingView],
  kinds: [
    {
      aggregate: patrol,
      view: patrolView,
      lookUps: { site: siteNamed, alike: findAlike, cases: casesFound(({ found }: Patrol) => found) },
    },
  ],
  findings: { PatrolRecorded: problemsIn(patrol, 'findings', 'patrol') },
});
