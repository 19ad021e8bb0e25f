import type { Sentence, StoredEvent } from '#event-sourcing';
import {
  hidden,
  howOf,
  isSaidOfCorrection,
  namesHidden,
  namesIn,
  type Body,
  type Hiding,
  type Names,
  type PersonalFields,
} from './hidden-names.js';
import { maskPersonalData } from './personal-data.js';

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
 * @param names of the record's persons, which are hidden where a correction says why; those in the value unless told
 */
export function personsHidden<V>(
  value: V,
  fields: PersonalFields,
  name = '',
  names: Names = () => namesIn(value, fields, name),
): V {
  if (typeof value === 'string') return (isText(name) ? maskPersonalData(value) : value) as V;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return changedIn(value, (one: unknown) => personsHidden(one, fields, name, names));
  return changedIn(value, (one: unknown, field) => {
    if (howOf(fields, value as Body, field, name) === 'name') return hidden(one, 'name');
    const shown = personsHidden(one, fields, field, names);
    return typeof shown === 'string' && isSaidOfCorrection(value as Body, field) ? namesHidden(shown, names()) : shown;
  });
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

export interface WithoutPersonal {
  readonly into?: string[];
  readonly within?: string;
  /** As `personsHidden` has them. */
  readonly names?: Names;
}

/** The same without what tells of persons; the paths of what was changed are put to `into`. */
export function withoutPersonal<V>(
  value: V,
  fields: PersonalFields,
  { into = [], within = '', names = () => namesIn(value, fields, within) }: WithoutPersonal = {},
): V {
  const walk = (part: unknown, path: string, parent: string): unknown => {
    if (Array.isArray(part)) return part.map((one, n) => walk(one, `${path}[${n}]`, parent));
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(
        Object.entries(part).map(([name, one]) => [
          name,
          safe(one, path === '' ? name : `${path}.${name}`, {
            how: howOf(fields, part as Body, name, parent),
            name,
            beside: part as Body,
          }),
        ]),
      );
    return typeof part === 'string' ? told(part, maskPersonalData(part), path) : part;
  };
  const safe = (
    part: unknown,
    path: string,
    { how, name, beside }: { readonly how: Hiding | undefined; readonly name: string; readonly beside: Body },
  ): unknown => {
    if (how !== undefined) return told(part, hidden(part, how), path);
    if (typeof part === 'string' && isSaidOfCorrection(beside, name))
      return told(part, namesHidden(maskPersonalData(part), names()), path);
    return typeof part === 'string' && NO_TEXT.test(name) ? part : walk(part, path, name);
  };
  const told = (before: unknown, after: unknown, path: string): unknown => {
    if (JSON.stringify(before) !== JSON.stringify(after)) into.push(path);
    return after;
  };
  return walk(value, '', within) as V;
}
