import { fold, type Decision, type DecisionContext, type Nothing, type WithStatus } from './decider.js';
import type { DomainEvent, EventMetadata, Instant, Recorded, StoredEvent } from './envelope.js';
import { correctionWords as words } from './event-sourcing.glossary.js';
import {
  CORRECTION_CONFIRMED,
  CORRECTION_LAPSED,
  CORRECTION_PROPOSED,
  CORRECTION_REJECTED,
} from './proposal.events.js';
import { proposalsAfter, type WithProposals } from './proposals.js';
import { refuse } from './refuse.js';
import type { Rule } from './rule.js';
import { asSentence, listed, say, type Words } from './sentence.js';
import type { EventCatalogue, EventSchema } from './upcasting.js';

export const RECORD_CORRECTED = 'RecordCorrected';

/** Nothing is edited: a wrong entry is answered by this one, in whichever room. */
export type RecordCorrected = DomainEvent<
  typeof RECORD_CORRECTED,
  {
    readonly eventId: string;
    readonly eventType: string;
    /** Of that event's data, parts by their names with dots between (`findings.0.category`); or `occurredAt`. */
    readonly field: string;
    readonly previous: string | null;
    readonly value: string;
    readonly reason: string;
    /** Proposed by somebody else before, as it changes a figure of a period that was over. */
    readonly proposalId?: string;
    /** A later file of another system said so, of a period that was over. */
    readonly ofSource?: true;
  }
>;

/** What any record's stream may hold of corrections. Version 2 may have been proposed, or proposes a command. */
export const correctionCatalogue = {
  RecordCorrected: { schema: 2, upcasts: { 1: (data: Record<string, unknown>) => data } },
  [CORRECTION_PROPOSED]: { schema: 2, upcasts: { 1: (data: Record<string, unknown>) => data } },
  [CORRECTION_REJECTED]: { schema: 1 },
  [CORRECTION_CONFIRMED]: { schema: 1 },
  [CORRECTION_LAPSED]: { schema: 1 },
};

type SchemasOf<E extends DomainEvent> = Readonly<Record<E['type'], EventSchema>>;

/** Every event of a kind and the version of its data; an older version gets its upcast here. Corrections are added. */
export function catalogueOf<E extends DomainEvent>(
  own: SchemasOf<Exclude<E, RecordCorrected>>,
): EventCatalogue & SchemasOf<E> {
  return { ...own, ...correctionCatalogue } as unknown as EventCatalogue & SchemasOf<E>;
}

export const isCorrection = (event: StoredEvent): event is StoredEvent & RecordCorrected =>
  event.type === RECORD_CORRECTED;

/** An event as the record keeps it: what a correction has to know of it. */
export interface ToldEvent extends DomainEvent {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly metadata: EventMetadata;
}

/** A record that keeps what it was folded from, so that a correction folds it anew with the right words. */
export interface Told extends WithProposals {
  readonly told?: readonly ToldEvent[];
  /** When the last step was taken, by the moments that hold; corrections and what the clock says are no steps. */
  readonly lastAt?: Instant;
}

/** All that is known of one thing: the fold of its stream, which rules decide on and views keep. */
export type RecordOf<P extends WithStatus> = (Nothing | P) & Told;

type Fields = Readonly<Record<string, unknown>>;

const placeOf = (field: string) => field.replace(/(?<=\.)\d+(?=\.|$)/g, '*');

function valueAt(event: ToldEvent, field: string): unknown {
  if (field === 'occurredAt') return event.metadata.occurredAt;
  return field.split('.').reduce<unknown>((part, name) => (part as Fields | undefined)?.[name], event.data);
}

function withValue(part: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const changed = withValue((part as Fields | undefined)?.[name], rest, value);
  if (Array.isArray(part)) return part.map((item, n) => (String(n) === name ? changed : item));
  return { ...(part as object), [name]: changed };
}

function corrected(event: ToldEvent, field: string, value: unknown): ToldEvent {
  if (field === 'occurredAt') return { ...event, metadata: { ...event.metadata, occurredAt: value as Instant } };
  return { ...event, data: withValue(event.data, field.split('.'), value) as object };
}

const PROPOSALS = [CORRECTION_PROPOSED, CORRECTION_REJECTED, CORRECTION_CONFIRMED, CORRECTION_LAPSED] as const;

function withoutProposals<S extends WithProposals>(record: S): S {
  const { proposals: _proposals, ...rest } = record;
  return rest as S;
}

/** Steps follow one another in time; what its catalogue does not say to be none is one. */
const isStepIn =
  (catalogue: EventCatalogue) =>
  ({ type }: Pick<ToldEvent, 'type'>): boolean =>
    catalogue[type]?.isStep !== false;

/**
 * A fold that also understands corrections: the record keeps its events, and a correction folds them anew, as if the
 * right word had been entered at once. For things with tens of events; what has thousands of them corrects by hand.
 */
export function withCorrections<S extends WithStatus & Told, E extends DomainEvent>(
  evolve: (record: S, event: Recorded<E>) => S,
  initial: S,
  catalogue: EventCatalogue,
): (record: S, event: Recorded<E | RecordCorrected>) => S {
  const isStep = isStepIn(catalogue);
  const finish = (record: S, told: readonly ToldEvent[], proposals: WithProposals['proposals']): S => {
    if (record.status === 'none') return record;
    let lastAt: Instant | undefined;
    for (const event of told)
      if (isStep(event) && (lastAt === undefined || event.metadata.occurredAt > lastAt))
        lastAt = event.metadata.occurredAt;
    return { ...record, told, lastAt, ...(proposals && { proposals }) };
  };
  return (record, event) => {
    const proposals = proposalsAfter(record.proposals, event);
    if ((PROPOSALS as readonly string[]).includes(event.type))
      return record.status === 'none' ? record : finish(withoutProposals(record), record.told ?? [], proposals);
    if (event.type === RECORD_CORRECTED) {
      const { eventId, eventType, field, value } = (event as Recorded<RecordCorrected>).data;
      const read = catalogue[eventType]?.correctable?.[placeOf(field)];
      if (!read || !record.told?.some(({ id }) => id === eventId)) return record;
      const told = record.told.map((past) => (past.id === eventId ? corrected(past, field, read(value)) : past));
      return finish(fold(evolve, initial, told as unknown as readonly Recorded<E>[]), told, proposals);
    }
    const { id, type, data, recordedAt, metadata } = event;
    // The same event twice is the same as once.
    if (record.told?.some((past) => past.id === id)) return record;
    const told = [...(record.told ?? []), { id, type, data, recordedAt, metadata }];
    return finish(evolve(record, event as Recorded<E>), told, proposals);
  };
}

/** What a command of any room says that corrects an entry. */
export interface Correction {
  readonly eventId: string;
  readonly field: string;
  readonly value: string;
  readonly reason: string;
}

/** Two steps may share an instant; the clock's words and other corrections have no place in the order. */
function neighbours(told: readonly ToldEvent[], index: number, isStep: (event: ToldEvent) => boolean) {
  const moments = (part: readonly ToldEvent[]) =>
    part
      .filter(isStep)
      .map(({ metadata }) => metadata.occurredAt)
      .sort();
  return { before: moments(told.slice(0, index)).at(-1), after: moments(told.slice(index + 1))[0] };
}

/** A field that can be named in a command: what people call it, and the name. */
const bothOf = (fieldWord: (name: string) => Words) => (name: string) => {
  const word = asSentence(fieldWord(name));
  return word.zh === name ? name : { zh: `${word.zh}（${name}）`, en: `${word.en} (${name})` };
};

/** The rule by which any room corrects its entries. */
export function correctionRule<S extends WithStatus & Told, E extends DomainEvent, X extends DecisionContext>(
  catalogue: EventCatalogue,
): Rule<S, E | RecordCorrected, X, Correction> {
  const isStep = isStepIn(catalogue);
  return {
    rule: 'correct-an-existing-record',
    because: words.because,
    allowed: (record) => record.status !== 'none',
    anyTime: true,
    corrects: (type, field) => catalogue[type]?.correctable?.[placeOf(field)]?.isProse !== true,
    decide: (
      { told = [] },
      { eventId, field, value, reason },
      { now, fieldWord = (name) => name },
    ): Decision<RecordCorrected> => {
      const index = told.findIndex(({ id }) => id === eventId);
      const target = told[index];
      if (!target) return refuse('event-unknown', say(words.unknown, { eventId }), { field: 'eventId' });
      const fields = catalogue[target.type]?.correctable ?? {};
      const called = (name: string) => fieldWord(`${target.type}.${name}`);
      const read = fields[placeOf(field)];
      if (!read || (field.includes('.') && valueAt(target, field) === undefined))
        return refuse(
          'field-not-correctable',
          say(words.field, { field: called(field), can: listed(Object.keys(fields).map(bothOf(called))) }),
          { field: 'field' },
        );
      const right = read(value);
      if (right === undefined || (field.endsWith('At') && String(right) > now)) {
        const wanted = right === undefined ? read.wanted : undefined;
        const said = { field: called(field), value };
        const why = wanted ? say(words.valueWanted, { ...said, wanted }) : say(words.value, said);
        return refuse('value-not-possible', why, { field: 'value' });
      }
      const before = valueAt(target, field);
      if (right === before)
        return refuse('another-value', say(words.same, { field: called(field) }), { field: 'value' });
      if (field === 'occurredAt' && isStep(target)) {
        const { before: first, after } = neighbours(told, index, isStep);
        if ((first !== undefined && String(right) < first) || (after !== undefined && String(right) > after))
          return refuse(
            'steps-in-order',
            say(words.order, { at: String(right), before: first ?? '…', after: after ?? '…' }),
            { field: 'value' },
          );
      }
      const previous = before === undefined ? null : String(before);
      const data = { eventId, eventType: target.type, field, previous, value: String(right), reason };
      return [{ type: RECORD_CORRECTED, data, occurredAt: target.metadata.occurredAt }];
    },
  };
}
