import { correctionRule, refuse, RuleBook, say, type Decision, wholeRecord } from '#event-sourcing';
import { isRetiredAt, type SiteFound } from '#places';
import { numbered, type CaseOfProblem, type RoomContext } from '#platform';
import { CorrectPatrol, RecordPatrol, VoidPatrol } from './patrol.commands.js';
import { patrolCatalogue, type PatrolEvent } from './patrol.events.js';
import { patrolStates, words } from './patrol.glossary.js';
import { evolvePatrol, type PatrolRecord } from './patrol.record.js';

export interface PatrolContext extends Pick<RoomContext, 'now' | 'occurredAt' | 'actor' | 'id'> {
  /** The site that the command names. */
  readonly site?: SiteFound;
  /** Visits of the same person to the same site in the same minute. */
  readonly alike?: readonly string[];
  /** What became of what it found. */
  readonly cases?: readonly CaseOfProblem[];
}

function recorded(_record: PatrolRecord, command: RecordPatrol, context: PatrolContext): Decision<PatrolEvent> {
  const { findings, note, companions, sameAsNot } = command;
  const { id, site, occurredAt, alike = [] } = context;
  if (!site) return refuse('site-unknown', say(words.siteUnknown, { siteId: command.siteId }), { field: 'siteId' });
  const { siteId, communityId, name, retiredAt: since = '', registeredAt } = site;
  if (isRetiredAt(site, occurredAt))
    return refuse('patrol-a-site-in-service', say(words.siteRetired, { name, since }), {
      state: 'site retired',
      possible: [],
    });
  if (registeredAt !== undefined && occurredAt < registeredAt)
    return refuse('patrol-a-registered-site', say(words.siteNotYet, { name, since: registeredAt }), {
      field: 'occurredAt',
    });
  const twice = alike.filter((one) => !sameAsNot?.includes(one));
  if (twice.length > 0)
    return refuse('visit-once', say(words.visitOnce, { name, others: twice.join('、') }), { field: 'sameAsNot' });
  const data = { siteId, communityId, findings: numbered(findings, id), note, companions, sameAsNot };
  return [{ type: 'PatrolRecorded', data }];
}

const foundSomething = (record: PatrolRecord) => record.status === 'recorded' && record.findings > 0;

/** One visit to one site at one time (处次). */
export const patrol = new RuleBook<PatrolRecord, PatrolEvent, PatrolContext>(words.patrol, {
  states: patrolStates,
  state: (record) => (foundSomething(record) ? 'recorded, with findings' : record.status),
  stateInWords: (record) => (foundSomething(record) ? words.withFindings : undefined),
})
  .on(RecordPatrol, {
    rule: 'record-once',
    because: words.recordOnce,
    creates: true,
    looksUp: ['site', 'alike'],
    decide: recorded,
  })
  .on(VoidPatrol, {
    // A finding has become a case of its own: the visit stays as long as one of them holds.
    rule: 'void-without-findings',
    because: words.voidWithoutFindings,
    looksUp: ['cases'],
    allowed: (record) => record.status === 'recorded',
    restates: wholeRecord('PatrolRecorded'),
    decide: (_record, { reason }, { cases = [] }) =>
      cases.some(({ holds }) => holds)
        ? refuse('void-without-findings', words.voidWithoutFindings)
        : [{ type: 'PatrolVoided', data: { reason } }],
  })
  .on(CorrectPatrol, correctionRule(patrolCatalogue))
  .aggregate({ stream: 'patrol', catalogue: patrolCatalogue, evolve: evolvePatrol });
