import { hash } from 'node:crypto';
import type { Command } from 'commander';
import { enterRows, type BatchResult, type BatchRow } from '#batches';
import {
  kindOfStream,
  listed,
  say,
  type Sentence,
  type StoredEvent,
  type WithProposals,
  type Words,
} from '#event-sourcing';
import { rooms } from '#office';
import {
  commandNamed,
  commandOnceNamed,
  Door,
  filtersOf,
  GetRecord,
  GetRecordHistory,
  kebab,
  listQuery,
  ListRecords,
  nearestOf,
  readObject,
  type CommandAnswer,
  type CommandSet,
  type KnownCommand,
  type ListOf,
  rowsIn,
  type ListParameters,
  type RowsOf,
} from '#platform';
import { fieldLines, readFields, UnfitOption } from '../field-options.js';
import { correctionInWords, ownWordsIn, ownWordsOf, whatHappened, whatIsDone } from '../record-words.js';
import { readText } from '../files.js';
import { optionWords as words, words as said } from '../cli.glossary.js';
import { help } from '../help.glossary.js';
import { language, tell, told } from '../language.js';
import { withSession, type CommonOptions } from '../session.js';
import { asOf, asOfOf, common, around, paged, type AsOfOptions } from './options.js';

const kinds: ReadonlySet<string> = new Set(
  rooms.flatMap((room) => room.kinds).map(({ aggregate }) => aggregate.stream),
);
const commandSets: ReadonlyMap<string, CommandSet> = new Map(
  rooms.flatMap((room) => room.commands).map((set) => [set.kind, set]),
);
const lists: ReadonlyMap<string, ListOf> = new Map(rooms.flatMap((room) => Object.entries(room.lists)));

function unknown(sentence: Sentence, name: string, names: readonly string[], parts: { readonly kind?: string } = {}) {
  const nearest = nearestOf(name, names);
  const meant = nearest === undefined ? '' : say(words.didYouMean, { name: nearest });
  return new UnfitOption(say(sentence, { ...parts, name, verb: name, meant, known: listed(names) }));
}

function known<T>(sentence: Sentence, all: ReadonlyMap<string, T>, name: string): T {
  const found = all.get(name);
  if (found) return found;
  throw unknown(sentence, name, [...all.keys()].sort());
}

function commandOf(kind: string, verb: string): KnownCommand {
  const set = known(words.unknownKind, commandSets, kind);
  const found = commandNamed(set, verb);
  if (found) return found;
  const now = commandOnceNamed(set, verb)?.verb;
  if (now !== undefined) throw new UnfitOption(say(words.nowCalled, { kind, verb, now }));
  const verbs = set.commands.map((one) => one.verb);
  throw unknown(words.unknownVerb, verb, verbs, { kind });
}

/** What can be done, from the rooms' own declarations: all kinds, the commands of one, or the fields of one command. */
export function helpLines(kind?: string, verb?: string): string[] {
  if (kind === undefined)
    return [
      told(words.usage),
      '',
      ...[...commandSets.keys()].sort().map((name) => `  ${name}  ${told(commandSets.get(name)!.what)}`),
    ];
  const { what, commands } = known(words.unknownKind, commandSets, kind);
  if (verb === undefined)
    return [
      `${kind}  ${told(what)}`,
      '',
      ...commands.map(
        (one) => `  ${one.verb}${one.creates ? '' : told(words.wantedId)}  ${whatIsDone(one.command.name)}`,
      ),
    ];
  const { command, because, creates } = commandOf(kind, verb);
  return [
    `zeren do ${kind} ${verb}${told(creates ? words.optionalId : words.wantedId)}`,
    `  ${whatIsDone(command.name)}`,
    `  ${told(because)}`,
    '',
    ...fieldLines(command),
    '',
    told(words.required),
  ];
}

interface DoOptions extends CommonOptions {
  readonly help?: boolean;
  readonly key?: string;
  readonly rows?: string;
}

function changed(answer: CommandAnswer): string[] {
  const { id, revision, position, events, warnings = [] } = answer;
  const happened = events.map(({ type }) => whatHappened(type)).join(', ') || told(words.unchanged);
  return [
    tell(words.changed, { id, happened, revision, position }),
    ...warnings.map((warning) => told(warning as Words)),
  ];
}

async function doVerb(
  kind: string | undefined,
  verb: string | undefined,
  args: string[],
  options: DoOptions,
  self: Command,
) {
  const print = (lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
  if (options.rows !== undefined) return doRows(kind, verb, options);
  if (options.help || kind === undefined || verb === undefined) return print(helpLines(kind, verb));
  const { command } = commandOf(kind, verb);
  const { words: ids, fields } = readFields(command, args);
  if (ids.length > 1) self.error(tell(said.oneRecord, { ids: ids.join(' ') }));
  await withSession(options, 'write', async ({ context, origin, output }) => {
    const by = { ...origin, idempotencyKey: options.key };
    const answer = await context.get(Door).act({ kind, command: verb, id: ids[0], fields }, by);
    if (options.json) return output.json(answer);
    changed(answer).forEach(output.line);
  });
}

/** Rows as JSON lines: each a row of a batch, or the fields of the command that is named, with `id`. */
function rowsOf(text: string, kind: string | undefined, command: string | undefined): BatchRow[] {
  return text
    .split('\n')
    .map((line, n) => ({ line: line.trim(), n }))
    .filter(({ line }) => line !== '')
    .map(({ line, n }) => {
      try {
        const { id, ...fields } = JSON.parse(line) as BatchRow & Record<string, unknown>;
        if (kind === undefined || command === undefined) return { id, ...fields } as BatchRow;
        return { kind, command, id, fields };
      } catch {
        throw new UnfitOption(say(words.noJson, { row: n + 1 }));
      }
    });
}

async function doRows(kind: string | undefined, command: string | undefined, options: DoOptions): Promise<void> {
  if (kind !== undefined && command !== undefined) commandOf(kind, command);
  const text = await readText(options.rows!);
  const rows = rowsOf(text, kind, command);
  // The same file again enters nothing twice: a row has its key from the file's content and its place in it.
  const key = options.key ?? `rows/${hash('sha256', text)}/${kind ?? ''}/${command ?? ''}`;
  await withSession(options, 'write', async ({ context, origin, output, config }) => {
    const by = { ...origin, idempotencyKey: key };
    const answer = await enterRows(context.get(Door), rows, by, language, config.timeZone);
    if (answer.refused > 0) process.exitCode = 1;
    if (options.json) return output.json(answer);
    output.table(answer.results.map(withReasons) as never, ['row', 'done', 'id', 'rule', 'detail']);
  });
}

/** A row tells why its fields are not right, as a single command does: in the one line that it has. */
export function withReasons<R extends Pick<BatchResult, 'detail' | 'errors'>>(result: R): R {
  const { detail = '', errors = [] } = result;
  const reasons = errors.map(({ message }) => message).filter((message) => !detail.includes(message));
  return reasons.length === 0 ? result : { ...result, detail: `${detail} ${reasons.join(told(said.reasonsBetween))}` };
}

async function listVerb(
  name: string | undefined,
  args: string[],
  options: CommonOptions & { limit?: number; cursor?: string },
) {
  if (name === undefined) {
    const lines = [...lists].sort().map(
      ([one, list]) =>
        `  ${one}  ${Object.keys(filtersOf(list))
          .map((f) => `--${kebab(f)}`)
          .join(' ')}`,
    );
    return void process.stdout.write(`${lines.join('\n')}\n`);
  }
  const list = known(words.unknownList, lists, name);
  const Query = listQuery(list);
  // --community is short for --community-id.
  const given = args.map((arg) => {
    const option = /^--([^=]+)/.exec(arg)?.[1];
    const isShort = option !== undefined && !Object.keys(list.filters).some((f) => f === option || kebab(f) === option);
    return isShort && `${option}Id` in list.filters ? arg.replace(option, `${option}-id`) : arg;
  });
  const { words: others, fields } = readFields(Query, given);
  if (others.length > 0) throw new UnfitOption(say(words.notUnderstood, { words: others.join(' ') }));
  const query = readObject(Query, fields, true) as ListParameters;
  await withSession(options, 'read', async ({ ask, output }) => {
    const { limit, cursor } = options;
    const page = await ask<Record<string, unknown> & RowsOf<never, never>>(
      new ListRecords(list, Object.assign(query, { limit, cursor })),
    );
    if (options.json) return output.json(page);
    const rows = (page[rowsIn(list)] as readonly Record<string, unknown>[]).map(toldInWords);
    output.table(rows, columnsOf(rows), ownWordsIn(list));
    output.line(tell(said.inAll, { total: page.total }));
    around(page).forEach(output.line);
  });
}

/** A row that tells of an event or a correction, in words; all others as they are. */
function toldInWords(row: Record<string, unknown>): Record<string, unknown> {
  const { stream, type, eventType, field, value } = row;
  if (typeof type === 'string') return { ...row, type: whatHappened(type) };
  if ([stream, eventType, field, value].some((one) => typeof one !== 'string')) return row;
  const kind = kindOfStream(stream as string, (name) => kinds.has(name));
  return correctionInWords(row as never, kind === undefined ? undefined : ownWordsOf(kind));
}

const MOST_COLUMNS = 8;

/** What fits in a line: plain values, the id before the rest; not what only lists look for. */
function columnsOf(rows: readonly Record<string, unknown>[]): string[] {
  const plain = new Set<string>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row))
      if (['string', 'number', 'boolean'].includes(typeof value) && !/Key$|^revision$/.test(name)) plain.add(name);
  const isId = (name: string) => Number(!/Id$|^version$/.test(name) || name === 'communityId');
  return [...plain].sort((a, b) => isId(a) - isId(b)).slice(0, MOST_COLUMNS);
}

interface ShowOptions extends CommonOptions, AsOfOptions {
  readonly history?: boolean;
  readonly asOf?: string;
}

async function showVerb(kind: string, id: string, options: ShowOptions): Promise<void> {
  if (!kinds.has(kind)) throw unknown(words.unknownKind, kind, [...kinds].sort());
  const moments = asOfOf({ ...options, occurredUntil: options.occurredUntil ?? options.asOf });
  await withSession(options, 'read', async ({ ask, output }) => {
    const answer = await ask<object>(
      options.history ? new GetRecordHistory(kind, id, moments) : new GetRecord(kind, id, moments),
    );
    if (options.json) return output.json(answer);
    if (Array.isArray(answer)) {
      const events = (answer as StoredEvent[]).map((event) => ({ ...event, what: whatHappened(event.type) }));
      return output.table(events as never, ['revision', 'what', 'type', 'recordedAt', 'id']);
    }
    output.fields(inWords(answer, kind), ownWordsOf(kind));
    decisionLines(answer as WithProposals).forEach(output.line);
  });
}

/** A record without what only lists look for, and with what waits for a second person in words. */
export function inWords(record: WithProposals, kind: string): object {
  const { proposals } = record;
  const shown = Object.fromEntries(Object.entries(record).filter(([name]) => !/(?<!^is)Key$/.test(name)));
  return proposals ? { ...shown, proposals: proposals.map((one) => correctionInWords(one, ownWordsOf(kind))) } : shown;
}

/** How what waits for a second person is decided: at the proposal, whichever record it stands in. */
export const decisionLines = ({ proposals = [] }: WithProposals): string[] =>
  proposals.map(({ proposalId }) => tell(said.decideProposal, { proposalId }));

export function addRoomVerbs(program: Command): void {
  common(program.command('do [kind] [command] [args...]'))
    .description(told(help.doVerb))
    .allowUnknownOption()
    .helpOption(false)
    .option('--help', told(help.doHelp))
    .option('--actor <name>', told(help.whoDoes))
    .option('--key <key>', told(help.doKey))
    .option('--rows <file>', told(help.doRows))
    .action(doVerb);
  paged(program.command('list [name] [filters...]'))
    .description(told(help.listVerb))
    .allowUnknownOption()
    .action(listVerb);
  asOf(common(program.command('show <kind> <id>')))
    .description(told(help.showVerb))
    .option('--as-of <time>', told(help.showAsOf))
    .option('--history', told(help.showHistory))
    .action(showVerb);
}
