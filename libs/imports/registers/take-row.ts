import { asSentence, CommandRefused, deriveId, say, type StoredEvent } from '#event-sourcing';
import {
  isId,
  isSameName,
  ProblemError,
  readObject,
  type Ask,
  type Before,
  type Register,
  type RegisterChange,
  type RegisterPart,
  type RegisterRow,
  type Word,
} from '#platform';
import type { Taken } from '../take-rows.js';
import type { Names } from './names.js';
import { CORRECTED_BY_SOURCE, words } from './register.glossary.js';
import { digestOfWord, type RowMemory, type RowTold } from './row-memory.js';
import { keyOf, reject, type RowWords } from './row-words.js';

/** Rule of a row that is older than what its source told. */
export const OLDER_ROW = 'row-older-than-told';

/** What a correction to what stands already is refused by. */
const NOTHING_NEW = 'another-value';

/** What an import of a register asks of the house and sends to it. */
export interface RegisterHouse {
  /** The record as it is stored now; undefined where there is none. */
  readonly find: (kind: string, id: string) => Promise<object | undefined>;
  /** The id of what a command with these fields begins, where it follows from them. */
  readonly idFor: (kind: string, fields: object) => Promise<string | undefined>;
  readonly history: (kind: string, id: string) => Promise<readonly StoredEvent[]>;
  /** Sends a command once: under the same key it is answered as before. Answers how many events it led to. */
  readonly send: (command: object, id: string, key: string) => Promise<number>;
}

export interface TakeRowParts {
  readonly register: Register;
  readonly source: string;
  readonly house: RegisterHouse;
  readonly memory: RowMemory;
  readonly names: Names;
}

interface Step {
  readonly part: RegisterPart;
  readonly fields: readonly string[];
  readonly commands: readonly object[];
}

/** Takes one row: what it says anew becomes commands of the rooms. */
export async function takeRow(said: RowWords, parts: TakeRowParts): Promise<Taken> {
  const { register, source, house, memory, names } = parts;
  const key = keyOf(register, said);
  const told = await memory.of(key);
  const touched = said['updatedAt'] as string | undefined;
  if (touched !== undefined && told.touched !== undefined && touched < told.touched)
    throw reject('updatedAt', OLDER_ROW, words.older);
  const partFields = new Set(register.parts.flatMap(({ fields }) => fields));
  const digests = new Map(
    Object.entries(said)
      .filter(([name]) => partFields.has(name))
      .map(([name, word]) => [name, digestOfWord(word)]),
  );
  const news = new Set([...digests].filter(([name, digest]) => told.said.get(name) !== digest).map(([name]) => name));
  if (news.size === 0 && told.recordId !== undefined) return { events: 0 };

  const referred = await withReferences(register, said, names);
  const id = told.recordId ?? (await identify(register, referred, said, { source, key, names, house }));
  const row: RegisterRow = { id, said: referred };
  // All is asked before anything is sent: a row that is not right leaves nothing behind.
  const steps: Step[] = [];
  for (const part of register.parts) {
    const step = await stepOf(part, row, { told, news, register, house });
    if (step) steps.push(step);
  }
  const taken: Record<string, string> = {};
  let events = 0;
  try {
    for (const [n, { part, fields, commands }] of steps.entries()) {
      for (const [m, command] of commands.entries()) {
        const name = `import:${deriveId(register.name, source, key)}:${told.times}:${n}.${m}:${digestOfWord(JSON.stringify(command))}`;
        events += await sent(parts, command, row.id, name);
      }
      for (const name of fields) taken[name] = digests.get(name)!;
      await named(part, row, register, names);
    }
  } finally {
    if (Object.keys(taken).length > 0)
      await memory.add(key, { recordId: id, said: taken, ...(touched === undefined ? {} : { touched }) }, told.times);
  }
  return { events };
}

/** Of what names other records, their ids. */
async function withReferences({ fields }: Register, said: RowWords, names: Names): Promise<Record<string, Word>> {
  const all: Record<string, Word> = { ...said };
  const community = said['community'] as string | undefined;
  if (community !== undefined) all['community'] = await names.community(community, said['communityNumber'] as string);
  for (const [name, { holds }] of Object.entries(fields)) {
    const word = said[name];
    if (word === undefined || typeof holds !== 'object' || !('refersTo' in holds) || holds.refersTo === 'community')
      continue;
    const ids = [word].flat() as string[];
    const found: string[] = [];
    for (const one of ids)
      found.push(await names.idOf(holds.refersTo, name, one, all['community'] as string | undefined));
    all[name] = holds.several ? found : found[0]!;
  }
  return all;
}

/** The record that a row is of which its source tells for the first time. */
async function identify(
  { name, kind, idField, idFrom, nameField }: Register,
  referred: RowWords,
  said: RowWords,
  { source, key, names, house }: Pick<TakeRowParts, 'source' | 'names' | 'house'> & { readonly key: string },
): Promise<string> {
  const follows = idFrom && (await house.idFor(kind, idFrom(referred)));
  const own = follows ?? (idField === undefined ? undefined : (said[idField] as string | undefined));
  if (own !== undefined && isId(own)) return own;
  if (nameField !== undefined && said[nameField] !== undefined) {
    const called = said[nameField] as string;
    const found = await names.find(kind, called, referred['community'] as string | undefined);
    const here = found.filter(({ communityId }) => communityId === referred['community']);
    if (here.length > 1)
      throw reject(nameField, 'ambiguous-name', say(words.ambiguous, { text: called, n: here.length }));
    if (here.length === 1) return here[0]!.id;
  }
  return deriveId('import-register', name, source, key);
}

interface StepContext {
  readonly told: RowTold;
  readonly news: ReadonlySet<string>;
  readonly register: Register;
  readonly house: RegisterHouse;
}

async function stepOf(part: RegisterPart, row: RegisterRow, context: StepContext): Promise<Step | undefined> {
  const { told, news, house } = context;
  const said = part.fields.filter((name) => row.said[name] !== undefined);
  const fresh = said.filter((name) => news.has(name));
  const isNew = !part.fields.some((name) => told.said.has(name));
  if (fresh.length === 0 && !(part.always && isNew)) return undefined;
  const record = await house.find(part.kind, row.id);
  const before: Before = {
    record: record as Before['record'],
    history: record ? await house.history(part.kind, row.id) : [],
  };
  const commands = (asks: readonly Ask[]) => asks.map((ask) => commandOf(ask, context.register));
  if (isNew && (!record || !part.present)) return { part, fields: fresh, commands: commands(part.begin(row, before)) };
  if (isNew) {
    const open = differing(part, row, fresh, record!, context.register);
    return { part, fields: fresh, commands: commands(changed(part, row, new Set(open), before, context.register)) };
  }
  return { part, fields: fresh, commands: commands(changed(part, row, new Set(fresh), before, context.register)) };
}

const isSame = (present: unknown, said: Word | undefined) =>
  typeof present === 'string' && typeof said === 'string'
    ? isSameName(present, said)
    : JSON.stringify(present) === JSON.stringify(said);
const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** What the record does not know yet. @throws Rejected where it knows something else */
function differing(
  part: RegisterPart,
  { said }: RegisterRow,
  names: readonly string[],
  record: object,
  { fields }: Register,
) {
  const present = part.present!(record);
  const open = names.filter((name) => !isSame(present[name], said[name]));
  for (const name of open)
    if (present[name] !== undefined) {
      const { label } = fields[name]!;
      const parts = { label, present: shown(present[name]), said: shown(said[name]) };
      throw reject(name, 'registered-otherwise', say(words.otherwise, parts));
    }
  return open;
}

/** @throws Rejected where something changed that a file does not change */
function changed(
  part: RegisterPart,
  row: RegisterRow,
  names: ReadonlySet<string>,
  before: Before,
  { fields }: Register,
): Ask[] {
  const handled = new Set(part.changes.flatMap((change) => change.fields));
  const stuck = [...names].find((name) => !handled.has(name));
  if (stuck !== undefined)
    throw reject(stuck, 'not-changeable', say(words.unchangeable, { label: fields[stuck]!.label }));
  return part.changes.flatMap((change) => {
    const own = change.fields.filter((name) => names.has(name));
    if (own.length === 0) return [];
    return 'asks' in change
      ? change.asks(row, new Set(own), before)
      : own.map((name) => corrected(change, name, row, before));
  });
}

function corrected(
  { corrects, entry, as = {} }: Extract<RegisterChange, { corrects: unknown }>,
  name: string,
  { said }: RegisterRow,
  { history }: Before,
): Ask {
  const eventId = history.findLast(({ type }) => type === entry)?.id;
  return [corrects, { eventId, field: as[name] ?? name, value: String(said[name]), reason: CORRECTED_BY_SOURCE }];
}

/** Read as a body over HTTP would be. @throws Rejected by the field that is not right */
function commandOf([command, body]: Ask, { fields }: Register): object {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  try {
    return readObject(command, given);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [fault] = error.problem.errors ?? [];
    throw reject(
      fieldOf(fault?.field, fields),
      'malformed',
      say(words.badField, { what: fault?.message ?? error.message }),
    );
  }
}

/** What a command calls a reference by its id, a row calls by what it is; parts of lists by the list. */
function fieldOf(named: string | undefined, fields: Register['fields']): string {
  const [name = ''] = (named ?? '').split('.');
  const thing = name.replace(/Id$/, '').toLowerCase();
  const isMeant = (field: string) => field === name || (thing !== '' && thing.endsWith(field.toLowerCase()));
  return Object.keys(fields).find(isMeant) ?? '';
}

async function sent(
  { house, register: { fields } }: TakeRowParts,
  command: object,
  id: string,
  key: string,
): Promise<number> {
  try {
    return await house.send(command, id, key);
  } catch (error) {
    if (error instanceof CommandRefused) {
      const { refused, sentence, field } = error.refusal;
      if (refused === NOTHING_NEW) return 0;
      throw reject(fieldOf(field, fields), refused, asSentence(sentence ?? error.message));
    }
    // What it refers to is not there.
    if (error instanceof ProblemError && [404, 422].includes(error.problem.status))
      throw reject('', 'unknown-reference', {
        zh: words.noRecord.zh.replace('{text}', error.missing ?? ''),
        en: error.message,
      });
    throw error;
  }
}

/** Rows that follow may name it. */
async function named(
  { kind }: RegisterPart,
  { id, said }: RegisterRow,
  register: Register,
  names: Names,
): Promise<void> {
  const name = register.nameField === undefined ? undefined : (said[register.nameField] as string | undefined);
  if (kind === register.kind && name !== undefined)
    await names.add(kind, { id, name, communityId: said['community'] as string | undefined });
}
