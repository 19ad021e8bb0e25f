import { isSentence, type Sentence, type Words } from '#event-sourcing';
import { rooms } from '#office';
import { codeLabel, codeNamed, commandLabel, eventLabel, fieldNames, filtersOf } from '#platform';
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
  'assembly verdict ground step unit setting role',
].flatMap((names) => names.split(' '));

/** Fields that hold a code, and under what their room has the words of it. */
const CODED: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries([...chosen, ...CODES].map((name) => [name, undefined])),
  source: 'source',
  waitingFor: 'waiting',
  method: 'service',
};

/** What a kind of record calls its states: two kinds may have one code for different things. */
export type States = Readonly<Record<string, Sentence>>;

/** What a kind calls its states: of one, or of the records that a list has. */
export const statesOf = (one: { readonly kind: string } | { readonly view: string }) =>
  rooms
    .flatMap((room) => room.kinds)
    .find(({ aggregate, view }) => ('kind' in one ? aggregate.stream === one.kind : view.name === one.view))?.aggregate
    .rules.facts.states;

const word = (names: readonly string[]): Words | undefined =>
  names.map((name) => (Object.hasOwn(labels, name) ? labels[name] : undefined)).find(isSentence);

/** A type of event in the language of this run; one that no room has a word for stays. */
export const whatHappened = (type: string): string => told(labels[eventLabel(type)] ?? type);

/** What a command does, in the language of this run. */
export const whatIsDone = (command: string): string => told(labels[commandLabel(command)] ?? command);

/** What a field or a figure is called in the language of this run; what has no word stays as it is. */
export const headingOf = (name: string): string =>
  told((Object.hasOwn(fieldNames, name) ? fieldNames[name] : undefined) ?? word([name]) ?? name);

/** A code as its word, where the field holds codes; all else as it is. The states of its own kind come before all others. */
export function wordOf(field: string, value: unknown, states: States = {}): unknown {
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
export function correctionInWords<C extends Correcting>(correction: C, states?: States): C {
  const { eventType, field, previous, value, command } = correction;
  const name = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? field;
  const word = (text: string) => wordOf(name, text, states) as string;
  return {
    ...correction,
    eventType: whatHappened(eventType),
    field: headingOf(name),
    ...(typeof previous === 'string' && { previous: word(previous) }),
    value: command === undefined ? word(value) : whatHappened(value),
  };
}
