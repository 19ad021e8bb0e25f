import { refuse, RuleBook, say, type Decision } from '#event-sourcing';
import { correctionInService, outOfService, type PlaceNamed } from '#places';
import { enteredTwice, numbered, voidVisit, type VisitContext } from '#platform';
import { CorrectPatrol, RecordPatrol, VoidPatrol } from './patrol.commands.js';
import { patrolCatalogue, type PatrolEvent } from './patrol.events.js';
import { patrolStates, words } from './patrol.glossary.js';
import { evolvePatrol, type PatrolRecord } from './patrol.record.js';

export interface PatrolContext extends Pick<PlaceNamed, 'now' | 'occurredAt' | 'actor' | 'id' | 'site'>, VisitContext {}

const inService = { rule: 'patrol-a-site-in-service', because: words.siteRetired };

function recorded(_record: PatrolRecord, command: RecordPatrol, context: PatrolContext): Decision<PatrolEvent> {
  const { findings, note, companions, sameAsNot } = command;
  const { id, occurredAt } = context;
  const site = context.site!;
  const { siteId, communityId, name, registeredAt } = site;
  const closed = outOfService(site, occurredAt, { ...inService, state: 'site retired', possible: [] });
  if (closed) return closed;
  if (registeredAt !== undefined && occurredAt < registeredAt)
    return refuse('patrol-a-registered-site', say(words.siteNotYet, { name, since: registeredAt }), {
      field: 'occurredAt',
    });
  const others = enteredTwice(context, command);
  if (others) return refuse('visit-once', say(words.visitOnce, { name, others }), { field: 'sameAsNot' });
  const data = { siteId, communityId, findings: numbered(findings, id), note, companions, sameAsNot };
  return [{ type: 'PatrolRecorded', data }];
}

/** One visit to one site at one time (处次). */
export const patrol = new RuleBook<PatrolRecord, PatrolEvent, PatrolContext>(words.patrol, {
  states: patrolStates,
  state: (record) =>
    record.status === 'recorded' && record.findings > 0
      ? { name: 'recorded, with findings', words: words.withFindings }
      : undefined,
})
  .on(RecordPatrol, {
    rule: 'record-once',
    because: words.recordOnce,
    creates: true,
    looksUp: ['site', 'alike'],
    decide: recorded,
  })
  .on(VoidPatrol, voidVisit(words.voidWithoutFindings, 'PatrolVoided', 'PatrolRecorded'))
  .on(CorrectPatrol, correctionInService(patrolCatalogue, 'site', { PatrolRecorded: inService }))
  .aggregate({ stream: 'patrol', catalogue: patrolCatalogue, evolve: evolvePatrol });
