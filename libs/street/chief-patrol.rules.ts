import { correctionRule, refuse, RuleBook, say, type Decision, wholeRecord } from '#event-sourcing';
import { responsibleAt, roadChiefRoles, type Responsibility, type SiteFound } from '#places';
import { isSameName, numbered, type CaseOfProblem, type RoomContext } from '#platform';
import { chiefPatrolCatalogue, type ChiefPatrolEvent } from './chief-patrol.events.js';
import { evolveChiefPatrol, type ChiefPatrolRecord } from './chief-patrol.record.js';
import { siteProblem } from './road.checks.js';
import { CorrectChiefPatrol, RecordChiefPatrol, VoidChiefPatrol } from './road.commands.js';
import { chiefPatrolStates, words } from './road.glossary.js';

export interface ChiefPatrolContext extends RoomContext {
  readonly site?: SiteFound;
  /** Who answers for the segment, and when. */
  readonly responsibilities?: readonly Responsibility[];
  /** Patrols of the same chief at the same segment in the same minute. */
  readonly alike?: readonly string[];
  /** What became of what it found. */
  readonly cases?: readonly CaseOfProblem[];
}

/** The class is that of then, the highest where somebody is chief in two. */
function recorded(
  _record: ChiefPatrolRecord,
  { chief: named, findings, note, sameAsNot = [] }: RecordChiefPatrol,
  { id, site, responsibilities = [], actor, occurredAt: at, alike = [] }: ChiefPatrolContext,
): Decision<ChiefPatrolEvent> {
  const problem = siteProblem(site!, 'road-segment', at, 'siteId');
  if (problem) return problem;
  const { siteId, communityId, name } = site!;
  const chief = named ?? actor;
  const held = responsibleAt({ responsibilities }, at).filter(({ person }) => isSameName(person, chief));
  const role = roadChiefRoles.find((one) => held.some((r) => r.role === one));
  if (!role) return refuse('patrol-as-a-chief', say(words.asChief, { chief, at, name }), { field: 'chief' });
  const twice = alike.filter((one) => !sameAsNot.includes(one));
  if (twice.length > 0)
    return refuse('patrol-once', say(words.patrolTwice, { chief, name, others: twice.join('、') }), {
      field: 'sameAsNot',
    });
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
  .on(VoidChiefPatrol, {
    rule: 'void-without-findings',
    because: words.voidPatrol,
    looksUp: ['cases'],
    allowed: ({ status }) => status === 'recorded',
    restates: wholeRecord('ChiefPatrolRecorded'),
    decide: (_record, { reason }, { cases = [] }) =>
      cases.some(({ holds }) => holds)
        ? refuse('void-without-findings', words.voidPatrol)
        : [{ type: 'ChiefPatrolVoided', data: { reason } }],
  })
  .on(CorrectChiefPatrol, correctionRule(chiefPatrolCatalogue))
  .aggregate({ stream: 'chief-patrol', catalogue: chiefPatrolCatalogue, evolve: evolveChiefPatrol });
