import { isSentence, type Sentence, type Words } from '#event-sourcing';
import { rooms } from '#office';
import {
  codeLabel,
  codeNamed,
  commandLabel,
  eventLabel,
  fieldNames,
  filtersOf,
  ownNamed,
  rowsIn,
  type ListOf,
} from '#platform';
import { told } from './language.js';

const labels: Readonly<Record<string, Sentence>> = Object.assign({}, ...rooms.map((room) => room.labels));

const ofKinds: Readonly<Record<string, Sentence>> = Object.assign(
  {},
  ...rooms.flatMap((room) => room.kinds).map(({ aggregate }) => aggregate.rules.facts.states),
);

/** Fields by which a list is narrowed to one of several codes. */
const chosen = rooms
  .flatMap(({ lists }) => Object.values(lists))
  .flatMap((list) => Object.values(filtersOf(list)))
  .flatMap((filter) => (filter.is === 'choice' ? [filter.field] : []));

/** Others that hold codes. */
const CODES = [
  'form grade gradeBefore gradeNow basis result cycle required missing lacks organiserKind unitLevel ownership',
  'assembly verdict ground step unit setting role kind who state',
].flatMap((names) => names.split(' '));

/** Fields that hold a code, and under what their room has the words of it. */
const CODED: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries([...chosen, ...CODES].map((name) => [name, undefined])),
  source: 'source',
  waitingFor: 'waiting',
  method: 'service',
};

/** What a kind of record calls its states and fields: two kinds may have one name for different things. */
export interface OwnWords {
  readonly states?: Readonly<Record<string, Sentence>>;
  readonly fields?: Readonly<Record<string, Sentence>>;
  /** The part of the record that has the fields. */
  readonly within?: string;
}

const allKinds = rooms.flatMap((room) => room.kinds);

/** What a kind of record calls its own. */
export const ownWordsOf = (kind: string): OwnWords =>
  allKinds.find(({ aggregate }) => aggregate.stream === kind)?.aggregate.rules.facts ?? {};

/** The same, of the records or parts of records that a list has. */
export function ownWordsIn(list: ListOf): OwnWords {
  const whole = allKinds.find(({ view }) => view.name === list.view.name);
  if (whole) return whole.aggregate.rules.facts;
  const ofPart = allKinds.find(({ view }) => view.parts?.some(({ name }) => name === list.view.name));
  return { fields: ofPart?.aggregate.rules.facts.fields, within: rowsIn(list) };
}

const word = (names: readonly string[]): Words | undefined =>
  names.map((name) => (Object.hasOwn(labels, name) ? labels[name] : undefined)).find(isSentence);

/** A type of event in the language of this run; one that no room has a word for stays. */
export const whatHappened = (type: string): string => told(labels[eventLabel(type)] ?? type);

/** What a command does, in the language of this run. */
export const whatIsDone = (command: string): string => told(labels[commandLabel(command)] ?? command);

/**
 * What a field or a figure is called in the language of this run; what has no word stays as it is.
 * @param within the part or the event that has it
 */
export const headingOf = (name: string, { fields = {}, within: part = '' }: OwnWords = {}, within = part): string => {
  const known =
    ownNamed(`${within}.${name}`, fields) ?? (Object.hasOwn(fieldNames, name) ? fieldNames[name] : undefined);
  return told(known ?? word([name]) ?? name);
};

/** A code as its word, where the field holds codes; all else as it is. The states of its own kind come before all others. */
export function wordOf(field: string, value: unknown, { states = {} }: OwnWords = {}): unknown {
  if (typeof value === 'boolean') return told(codeNamed(value ? 'yes' : 'no'));
  if (field === 'possible') return `${whatIsDone(String(value))} (${String(value)})`;
  if (typeof value !== 'string' || !Object.hasOwn(CODED, field)) return value;
  if (Object.hasOwn(states, value)) return told(states[value]!);
  const known = word([`${CODED[field]}.${value}`, codeLabel(value)]);
  return told(known ?? (Object.hasOwn(ofKinds, value) ? ofKinds[value]! : codeNamed(value)));
}

const kinds = new Map(rooms.flatMap((room) => room.commands).map(({ kind, what }) => [kind, what]));

/** A kind of record by its word. */
export const kindInWords = (kind: string): string => told(kinds.get(kind) ?? kind);

/** What a correction says of a record, as a person reads it. */
interface Correcting {
  readonly eventType: string;
  readonly field: string;
  readonly previous?: string | null;
  readonly value: string;
  /** Where it is a decision that restates what was counted: its value is the event that it comes to. */
  readonly command?: string;
}

/** A correction that waits, or was made: the event, the field and its values by their words. */
export function correctionInWords<C extends Correcting>(correction: C, own?: OwnWords): C {
  const { eventType, field, previous, value, command } = correction;
  const name = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? field;
  const word = (text: string) => wordOf(name, text, own) as string;
  return {
    ...correction,
    eventType: whatHappened(eventType),
    field: headingOf(name, own, eventType),
    ...(typeof previous === 'string' && { previous: word(previous) }),
    value: command === undefined ? word(value) : whatHappened(value),
  };
}
