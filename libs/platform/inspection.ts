import type { Sentence, StoredEvent } from '#event-sourcing';
import { maskPersonalData } from './personal-data.js';

/**
 * How a field that tells of a person leaves the office: a name by its first character alone, anything else not at all
 * (systems.md 0.4, P2 and P3). Whoever acts for the office is named, as the duty is a public one (P1).
 */
export type Hiding = 'name' | 'withheld';
/** By the name of the field, wherever it stands; or by that of the event or list that it stands in: `TaskRectified.what`. */
export type PersonalFields = Readonly<Record<string, Hiding | HidingIn>>;
/** Where what else is said beside the field decides: the holder of a name may be of the office, or a stranger. */
export type HidingIn = (beside: Readonly<Record<string, unknown>>) => Hiding | undefined;

/** What belongs to a record, such as a proof of service, minutes or photos, as whoever inspects asks for it. */
export interface Paper {
  readonly name: string;
  readonly label: Sentence;
  /** What of the record should have it: whether it is there, by the record and its events. */
  readonly of: (document: never, events: readonly StoredEvent[]) => readonly Belonging[];
}

export interface Belonging {
  /** Which notice, which step; absent where it is the record itself. */
  readonly of?: string;
  readonly isThere: boolean;
}

/** Papers of a kind of record, each with the word for it. */
export function papersOf<N extends string>(
  labels: Readonly<Record<N, Sentence>>,
  papers: Readonly<Record<NoInfer<N>, Paper['of']>>,
): readonly Paper[] {
  return (Object.keys(labels) as N[]).map((name) => ({ name, label: labels[name], of: papers[name] }));
}

/** Each event of the type names a file in one of these fields. */
export function filedWith(type: string, ...fields: readonly string[]): Paper['of'] {
  const isFiled = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== undefined);
  return (_document, events) =>
    events
      .filter((event) => event.type === type)
      .map(({ id, data }) => {
        const said = data as Readonly<Record<string, unknown>>;
        return { of: id, isThere: fields.some((field) => isFiled(said[field])) };
      });
}

/** What a room says for whoever inspects it; its kinds by the names of their streams. */
export interface InspectedRoom {
  readonly name: string;
  /** By their names. */
  readonly views: readonly string[];
  readonly kinds: readonly string[];
  readonly personal: PersonalFields;
  readonly papers: Readonly<Record<string, readonly Paper[]>>;
  readonly composed?: Composed;
}

/**
 * By the names of views: what is put together of other fields of a document when it is shown, so that it says no more of
 * persons than they do.
 */
export type Composed = Readonly<Record<string, (shown: never) => object>>;

const WITHHELD = '***';
/** Longer, in Chinese, it is the name of a unit, and no person's. */
const LONGEST_NAME = 4;

/** No given name ends so. */
const UNIT = /(?:[部店厂局处所院校站队馆铺]|公司|集团|中心|社区|物业|汽修|超市)$/;

/** 张三 as 张*, Li Ming as L***; the name of a unit as it is. */
function maskedName(name: string): string {
  const [first = '', ...rest] = [...name];
  if (!/^\p{Script=Han}/u.test(name)) return `${first}${WITHHELD}`;
  if (UNIT.test(name)) return name;
  return rest.length < LONGEST_NAME ? `${first}${'*'.repeat(rest.length)}` : name;
}

/** What tells records, files and moments apart is no text in which a person's number could stand. */
const NO_TEXT =
  /(?:Id|Ids|Key|Numbers?|At)$|^(?:id|numbers?|sha256|creditCode|streams?|position|at|from|until|to|due)$/;

/** By the names of fields, which are few: each page of a list asks this for thousands of texts. */
const knownNames = new Map<string, boolean>();
const MOST_NAMES = 10_000;

function isText(name: string): boolean {
  let known = knownNames.get(name);
  if (known === undefined) {
    known = !NO_TEXT.test(name);
    if (knownNames.size < MOST_NAMES) knownNames.set(name, known);
  }
  return known;
}

/**
 * What lists and ledgers show of texts that people typed: telephone and ID numbers without their middle (systems.md 0.4, P2
 * and P3). Whoever opens the record by itself reads it whole, as the number may have to be called.
 */
export const numbersHidden = <V>(value: V, name = ''): V => personsHidden(value, NOBODY, name);

const NOBODY: PersonalFields = {};

/**
 * What lists, ledgers and the records behind figures show of persons: names by their first character besides (P2). What a
 * folder withholds stays, as it is what lists are for: the education of an instructor, the grade of an appraisal. What has
 * nothing to hide is given back as it is.
 */
export function personsHidden<V>(value: V, fields: PersonalFields, name = ''): V {
  if (typeof value === 'string') return (isText(name) ? maskPersonalData(value) : value) as V;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return changedIn(value, (one: unknown) => personsHidden(one, fields, name));
  return changedIn(value, (one: unknown, field) =>
    howOf(fields, value as Body, field, name) === 'name' ? hidden(one, 'name') : personsHidden(one, fields, field),
  );
}

/** A copy from the first change on. */
function changedIn<V extends object>(value: V, change: (one: unknown, field: string) => unknown): V {
  let copy: V | undefined;
  for (const field of Object.keys(value) as (keyof V & string)[]) {
    const before = value[field];
    const after = change(before, field);
    if (after === before) continue;
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as V;
    copy[field] = after as V[typeof field];
  }
  return copy ?? value;
}

type Body = Readonly<Record<string, unknown>>;

/** Rooms that say where a field stands are few. */
const withPlaces = new WeakMap<PersonalFields, boolean>();

function placed(fields: PersonalFields, name: string, parent: string): Hiding | HidingIn | undefined {
  let has = withPlaces.get(fields);
  if (has === undefined) withPlaces.set(fields, (has = Object.keys(fields).some((key) => key.includes('.'))));
  return has ? fields[`${parent}.${name}`] : undefined;
}

function declared(fields: PersonalFields, name: string, parent: string): Hiding | HidingIn | undefined {
  return placed(fields, name, parent) ?? (Object.hasOwn(fields, name) ? fields[name] : undefined);
}

function howOf(fields: PersonalFields, beside: Body, name: string, parent: string): Hiding | undefined {
  if ((name === 'previous' || name === 'value') && typeof beside['field'] === 'string')
    return howCorrected(fields, beside['field'], String(beside['eventType']));
  const how = declared(fields, name, parent);
  return typeof how === 'function' ? how(beside) : how;
}

/** A correction says under names of its own what the field holds: `witnesses.0` is one of `witnesses`. */
function howCorrected(fields: PersonalFields, path: string, eventType: string): Hiding | undefined {
  const names = [eventType, ...path.split('.').filter((part) => !/^\d+$/.test(part))];
  const how = declared(fields, names.at(-1)!, names.at(-2) ?? '');
  // What stood beside it in the entry is not here to decide by.
  return typeof how === 'function' ? 'name' : how;
}

function hidden(value: unknown, how: Hiding): unknown {
  if (value === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => hidden(one, how));
  return how === 'name' && typeof value === 'string' ? maskedName(value) : WITHHELD;
}

/** The same without what tells of persons; the paths of what was changed are put to `into`. */
export function withoutPersonal<V>(
  value: V,
  fields: PersonalFields,
  { into = [], within = '' }: { readonly into?: string[]; readonly within?: string } = {},
): V {
  const walk = (part: unknown, path: string, parent: string): unknown => {
    if (Array.isArray(part)) return part.map((one, n) => walk(one, `${path}[${n}]`, parent));
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(
        Object.entries(part).map(([name, one]) => [
          name,
          safe(one, path === '' ? name : `${path}.${name}`, howOf(fields, part as Body, name, parent), name),
        ]),
      );
    return typeof part === 'string' ? told(part, maskPersonalData(part), path) : part;
  };
  const safe = (part: unknown, path: string, how: Hiding | undefined, name: string): unknown => {
    if (how !== undefined) return told(part, hidden(part, how), path);
    return typeof part === 'string' && NO_TEXT.test(name) ? part : walk(part, path, name);
  };
  const told = (before: unknown, after: unknown, path: string): unknown => {
    if (JSON.stringify(before) !== JSON.stringify(after)) into.push(path);
    return after;
  };
  return walk(value, '', within) as V;
}
