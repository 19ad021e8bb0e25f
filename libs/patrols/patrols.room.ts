import { idIn } from '#event-sourcing';
import { findSite } from '#places';
import {
  casesOfFindings,
  inTheMinuteOf,
  nameKey,
  problemsAtSite,
  roomOf,
  ViewReader,
  type LookUpTools,
} from '#platform';
import { eventWords } from './events.glossary.js';
import type { RecordPatrol } from './patrol.commands.js';
import { patrolRecords } from './patrol.controller.js';
import { patrolFigures, patrolLedgerPart } from './patrol.figures.js';
import { labels } from './patrol.glossary.js';
import { patrolFindingView } from './finding.views.js';
import type { Patrol } from './patrol.record.js';
import { patrol } from './patrol.rules.js';
import { patrolList, patrolView } from './patrol.views.js';
import { patrolSubjects } from './patrol.subjects.js';
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
  controllers: [...patrolRecords],
  ledger: [patrolLedgerPart],
  figures: patrolFigures,
  labels,
  subjects: patrolSubjects,
  lists: { patrols: patrolList },
  views: [patrolFindingView],
  kinds: [
    {
      aggregate: patrol,
      view: patrolView,
      lookUps: {
        site: ({ siteId }: RecordPatrol, { queries }) => findSite(queries, siteId),
        alike: findAlike,
        cases: async (_command, { queries, executor, sent }) =>
          casesOfFindings(queries, ((await executor.find(sent.target)).record as Patrol).found),
      },
    },
  ],
  findings: {
    PatrolRecorded: (event) =>
      problemsAtSite(event, 'findings', 'patrol').map((found) => ({ ...found, patrolId: idIn(patrol, event) })),
  },
});
