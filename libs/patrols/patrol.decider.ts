import { deriveId, type Decider, type Decision, type DecisionContext, type Refusal } from '#event-sourcing';
import type { SiteFound } from '#places';
import { RecordPatrol, VoidPatrol, type Finding } from './patrol.commands.js';
import type { PatrolEvent, PatrolFinding } from './patrol.events.js';
import { evolvePatrol, noPatrol, type PatrolRecord } from './patrol.record.js';

export interface PatrolContext extends DecisionContext {
  readonly patrolId: string;
  /** The site that the command names. */
  readonly site?: SiteFound;
}

/** Every command of a patrol. */
export const patrolCommands = [RecordPatrol, VoidPatrol];

function refuse(rule: string, message: string, more: Partial<Refusal> = {}): Refusal {
  return { refused: rule, message, ...more };
}

/** A finding has become a case of its own, and figures count both: such a visit stays, and the case is voided. */
const canBeVoided = (record: PatrolRecord) => record.status === 'recorded' && record.findings === 0;

/** Names of the commands that the patrol's state allows now. */
export function possibleForPatrol(record: PatrolRecord): string[] {
  if (record.status === 'none') return [RecordPatrol.name];
  return canBeVoided(record) ? [VoidPatrol.name] : [];
}

function explain(record: PatrolRecord, rule: string, message: string): Refusal {
  const state = record.status === 'recorded' && record.findings > 0 ? 'recorded, with findings' : record.status;
  return refuse(rule, message, { state, possible: possibleForPatrol(record) });
}

export function findingId(patrolId: string, index: number): string {
  return deriveId('finding', patrolId, index);
}

function finding(patrolId: string, found: Finding, index: number): PatrolFinding {
  const { category, description } = found;
  return {
    findingId: findingId(patrolId, index),
    category,
    description,
    location: found.location ?? undefined,
    evidence: found.evidence ?? undefined,
    correctedOnTheSpot: found.correctedOnTheSpot ?? undefined,
  };
}

/** Retired when the visit was: what happened before may still be recorded. */
function wasRetired({ retired, retiredAt }: SiteFound, at: string): boolean {
  return retired && (retiredAt === undefined || retiredAt <= at);
}

function recorded(record: PatrolRecord, command: RecordPatrol, context: PatrolContext): Decision<PatrolEvent> {
  const { patrolId, site, occurredAt } = context;
  if (record.status !== 'none')
    return explain(record, 'record-once', `A patrol is recorded once under one id. This one is ${record.status}.`);
  if (!site) return refuse('site-unknown', `There is no site ${command.siteId}.`, { field: 'siteId' });
  if (wasRetired(site, occurredAt))
    return refuse(
      'patrol-a-site-in-service',
      `A site is patrolled while it is in service. ${site.name} is retired${site.retiredAt === undefined ? '' : ` since ${site.retiredAt}`}.`,
      { state: 'site retired', possible: [] },
    );
  const data = {
    siteId: site.siteId,
    communityId: site.communityId,
    findings: (command.findings ?? []).map((found, index) => finding(patrolId, found, index)),
    note: command.note ?? undefined,
    companions: command.companions ?? undefined,
  };
  return [{ type: 'PatrolRecorded', data }];
}

function voided(record: PatrolRecord, { reason }: VoidPatrol): Decision<PatrolEvent> {
  if (record.status === 'none') return explain(record, 'void-without-findings', 'There is no such patrol yet.');
  if (record.status === 'voided')
    return explain(record, 'void-without-findings', 'A patrol is voided once. This one is voided.');
  if (!canBeVoided(record))
    return explain(
      record,
      'void-without-findings',
      'A patrol is voided only when it found nothing. What this one found has become cases: void those that are wrong.',
    );
  return [{ type: 'PatrolVoided', data: { reason } }];
}

function decide(record: PatrolRecord, command: object, context: PatrolContext): Decision<PatrolEvent> {
  if (context.occurredAt > context.now)
    return refuse('not-in-the-future', `${context.occurredAt} has not come yet.`, { field: 'occurredAt' });
  if (command instanceof RecordPatrol) return recorded(record, command, context);
  if (command instanceof VoidPatrol) return voided(record, command);
  return refuse('command-unknown', `A patrol knows no command ${command.constructor.name}.`);
}

/** One visit to one site at one time (处次). */
export const patrolDecider: Decider<PatrolRecord, object, PatrolEvent, PatrolContext> = {
  initialState: noPatrol,
  decide,
  evolve: evolvePatrol,
  subject: (record) => (record.status === 'none' ? {} : { siteId: record.siteId, communityId: record.communityId }),
};
