import { idIn } from '#event-sourcing';
import { findSite } from '#places';
import { roomOf } from '#platform';
import type { RecordPatrol } from './patrol.commands.js';
import { PatrolController } from './patrol.controller.js';
import type { PatrolRecorded } from './patrol.events.js';
import { patrolFigures, patrolLedgerPart } from './patrol.figures.js';
import { labels } from './patrol.glossary.js';
import { patrol } from './patrol.rules.js';
import { patrolList, patrolView } from './patrol.views.js';

export const patrolsRoom = roomOf({
  name: 'patrols',
  controllers: [PatrolController],
  ledger: [patrolLedgerPart],
  figures: patrolFigures,
  labels,
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
      (event.data as PatrolRecorded['data']).findings.map((finding) => ({
        ...finding,
        source: 'patrol',
        siteId: event.metadata.siteId,
        patrolId: idIn(patrol, event),
      })),
  },
});
