import { idIn } from '#event-sourcing';
import { findSite } from '#places';
import { problemsAtSite, roomOf } from '#platform';
import { eventWords } from './events.glossary.js';
import type { RecordPatrol } from './patrol.commands.js';
import { PatrolController, patrolRecords } from './patrol.controller.js';
import { patrolFigures, patrolLedgerPart } from './patrol.figures.js';
import { labels } from './patrol.glossary.js';
import { patrol } from './patrol.rules.js';
import { patrolList, patrolView } from './patrol.views.js';
import { patrolSubjects } from './patrol.subjects.js';
import { patrolSheets } from './patrol.sheets.js';

export const patrolsRoom = roomOf({
  name: 'patrols',
  eventWords,
  sheets: patrolSheets,
  controllers: [...patrolRecords, PatrolController],
  ledger: [patrolLedgerPart],
  figures: patrolFigures,
  labels,
  subjects: patrolSubjects,
  lists: { patrols: patrolList },
  kinds: [
    {
      aggregate: patrol,
      view: patrolView,
      lookUps: { site: ({ siteId }: RecordPatrol, { queries }) => findSite(queries, siteId) },
    },
  ],
  findings: {
    PatrolRecorded: (event) =>
      problemsAtSite(event, 'findings', 'patrol').map((found) => ({ ...found, patrolId: idIn(patrol, event) })),
  },
});
