import { refuse, RuleBook, say, type Decision } from '#event-sourcing';
import { correctionInService, responsibleAt, roadChiefRoles, type Responsibility, type SiteFound } from '#places';
import { enteredTwice, isSameName, numbered, voidVisit, type RoomContext, type VisitContext } from '#platform';
import { chiefPatrolCatalogue, type ChiefPatrolEvent } from './chief-patrol.events.js';
import { evolveChiefPatrol, type ChiefPatrolRecord } from './chief-patrol.record.js';
import { siteProblem } from './road.checks.js';
import { CorrectChiefPatrol, RecordChiefPatrol, VoidChiefPatrol } from './road.commands.js';
import { chiefPatrolStates, words } from './road.glossary.js';

export interface ChiefPatrolContext extends RoomContext, VisitContext {
  readonly site?: SiteFound;
  /** Who answers for the segment, and when. */
  readonly responsibilities?: readonly Responsibility[];
}

/** The class is that of then, the highest where somebody is chief in two. */
function recorded(
  _record: ChiefPatrolRecord,
  command: RecordChiefPatrol,
  context: ChiefPatrolContext,
): Decision<ChiefPatrolEvent> {
  const { chief: named, findings, note } = command;
  const { id, site, responsibilities = [], actor, occurredAt: at } = context;
  const problem = siteProblem(site!, 'road-segment', at, 'siteId');
  if (problem) return problem;
  const { siteId, communityId, name } = site!;
  const chief = named ?? actor;
  const held = responsibleAt({ responsibilities }, at).filter(({ person }) => isSameName(person, chief));
  const role = roadChiefRoles.find((one) => held.some((r) => r.role === one));
  if (!role) return refuse('patrol-as-a-chief', say(words.asChief, { chief, at, name }), { field: 'chief' });
  const others = enteredTwice(context, command);
  if (others) return refuse('patrol-once', say(words.patrolTwice, { chief, name, others }), { field: 'sameAsNot' });
  const data = { siteId, communityId, chief, role, findings: numbered(findings, id, 'chief-finding'), note };
  return [{ type: 'ChiefPatrolRecorded', data }];
}

/** A chief's visit to a segment. */
export const chiefPatrol = new RuleBook<ChiefPatrolRecord, ChiefPatrolEvent, ChiefPatrolContext>(words.patrol, {
  states: chiefPatrolStates,
})
  .on(RecordChiefPatrol, {
    rule: 'record-once',
    because: words.patrolOnce,
    creates: true,
    looksUp: ['site', 'responsibilities', 'alike'],
    decide: recorded,
  })
  .on(VoidChiefPatrol, voidVisit(words.voidPatrol, 'ChiefPatrolVoided', 'ChiefPatrolRecorded'))
  .on(
    CorrectChiefPatrol,
    correctionInService(chiefPatrolCatalogue, 'site', { ChiefPatrolRecorded: { because: words.retired } }),
  )
  .aggregate({ stream: 'chief-patrol', catalogue: chiefPatrolCatalogue, evolve: evolveChiefPatrol });
