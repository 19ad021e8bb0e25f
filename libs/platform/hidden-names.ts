import type { StoredEvent } from '#event-sourcing';

/**
 * How a field that tells of a person leaves the office: a name by its first character alone, anything else not at all
 * (systems.md 0.4, P2 and P3). Whoever acts for the office is named, as the duty is a public one (P1).
 */
export type Hiding = 'name' | 'withheld';
/** By the name of the field, wherever it stands; or by that of the event or list that it stands in: `TaskRectified.what`. */
export type PersonalFields = Readonly<Record<string, Hiding | HidingIn>>;
/** Where what else is said beside the field decides: the holder of a name may be of the office, or a stranger. */
export type HidingIn = (beside: Readonly<Record<string, unknown>>) => Hiding | undefined;

const WITHHELD = '***';
/** Longer, in Chinese, it is the name of a unit, and no person's. */
const LONGEST_NAME = 4;

/** No given name ends so. */
const UNIT = /(?:[部店厂局处所院校站队馆铺]|公司|集团|中心|社区|物业|汽修|超市)$/;

/** 张三 as 张*, Li Ming as L***; a name of one character, which its first would be whole, as *; the name of a unit as it is. */
function maskedName(name: string): string {
  const [first = '', ...rest] = [...name];
  if (rest.length === 0) return '*';
  if (!/^\p{Script=Han}/u.test(name)) return `${first}${WITHHELD}`;
  if (UNIT.test(name)) return name;
  return rest.length < LONGEST_NAME ? `${first}${'*'.repeat(rest.length)}` : name;
}

export type Body = Readonly<Record<string, unknown>>;

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

export function howOf(fields: PersonalFields, beside: Body, name: string, parent: string): Hiding | undefined {
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

export function hidden(value: unknown, how: Hiding): unknown {
  if (value === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => hidden(one, how));
  return how === 'name' && typeof value === 'string' ? maskedName(value) : WITHHELD;
}

/** What a correction says in words of its own. */
const SAID = new Set(['reason', 'rejectedFor']);

/** Whether it is a text in which a correction, or whoever decides it, says why. */
export const isSaidOfCorrection = (beside: Body, field: string): boolean =>
  SAID.has(field) && typeof beside['field'] === 'string' && typeof beside['eventType'] === 'string';

/** Names of persons that are hidden somewhere in a record. */
export type Names = () => readonly string[];

/** Those that fields hold, wherever they stand. A single character is in other words too. */
export function namesIn(value: unknown, fields: PersonalFields, within = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, fields, within));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, one]: [string, unknown]) => {
    if (howOf(fields, value as Body, field, within) !== 'name') return namesIn(one, fields, field);
    return [one].flat().filter((name) => typeof name === 'string' && [...name].length > 1) as string[];
  });
}

/** The names of each record among these events, gone through once it is asked for. */
export function namesByStream(
  events: readonly Pick<StoredEvent, 'stream' | 'type' | 'data'>[],
  fieldsOf: (stream: string) => PersonalFields,
): (stream: string) => readonly string[] {
  let known: Map<string, string[]> | undefined;
  return (stream) => {
    if (!known) {
      known = new Map();
      for (const { stream: of, type, data } of events) {
        const names = known.get(of) ?? [];
        known.set(of, names);
        names.push(...namesIn(data, fieldsOf(of), type));
      }
    }
    return known.get(stream) ?? [];
  };
}

const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text with these names as lists have them, the longest first: one may begin as another does. */
export function namesHidden(text: string, names: readonly string[]): string {
  const there = [...new Set(names)].filter((name) => text.includes(name)).sort((a, b) => b.length - a.length);
  return there.reduce((told, name) => {
    // A word in letters is not looked for within another; Chinese has no spaces between them.
    const edge = /^\p{Script=Han}/u.test(name) ? ['', ''] : ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'];
    return told.replace(new RegExp(edge.join(literal(name)), 'gu'), () => maskedName(name));
  }, text);
}
