import type { Command } from 'commander';
import { listed, say } from '#event-sourcing';
import { rooms } from '#office';
import { fieldsOf, kebab, Kinds, nearestOf, readObject, recordNames, ViewReader, type RoomTable } from '#platform';
import { optionWords as words } from '../cli.glossary.js';
import { readFields, UnfitOption } from '../field-options.js';
import { help } from '../help.glossary.js';
import { language, told } from '../language.js';
import { headingOf, wordOf } from '../record-words.js';
import { withSession, type CommonOptions, type Session } from '../session.js';
import { common } from './options.js';

const tables: ReadonlyMap<string, RoomTable> = new Map(
  rooms.flatMap((room) => room.tables).map((table) => [table.name, table]),
);

function tableNamed(name: string): RoomTable {
  const found = tables.get(name);
  if (found) return found;
  const names = [...tables.keys()].sort();
  const nearest = nearestOf(name, names);
  const meant = nearest === undefined ? '' : say(words.didYouMean, { name: nearest });
  throw new UnfitOption(say(words.unknownTable, { name, meant, known: listed(names) }));
}

type Row = Readonly<Record<string, unknown>>;

/** What the records are called that rows are of; `null` is the office itself. */
async function namesOf({ context }: Session, { of }: RoomTable, rows: readonly Row[]) {
  const names = new Map<unknown, string>([[null, headingOf('ledger.theOffice')]]);
  if (!of) return names;
  const ids = rows.map((row) => row[of.column]).filter((id) => typeof id === 'string');
  const house = { kinds: context.get(Kinds, { strict: false }), views: context.get(ViewReader, { strict: false }) };
  for (const kind of [...of.kinds].reverse())
    for (const [id, name] of await recordNames(house, kind, ids)) names.set(id, name);
  return names;
}

const percent = (share: unknown) => (typeof share === 'number' ? `${(share * 100).toFixed(1)} %` : '–');

/** What is coded by its word, several in a row; what has nothing to say is left out. */
const textOf = (column: string, value: unknown) =>
  Array.isArray(value)
    ? value.map((one) => String(wordOf(column, one))).join(' ') || undefined
    : wordOf(column, value === '' ? undefined : value);

/** A table of a room, by the fields of its question. */
async function tableVerb(name: string | undefined, args: string[], options: CommonOptions): Promise<void> {
  if (name === undefined) {
    const lines = [...tables.values()].map(
      (table) =>
        `  ${table.name}  ${table.label[language]}  ${[...fieldsOf(table.query).keys()].map((f) => `--${kebab(f)}`).join(' ')}`,
    );
    return void process.stdout.write(`${lines.join('\n')}\n`);
  }
  const table = tableNamed(name);
  const { words: others, fields } = readFields(table.query, args);
  if (others.length > 0) throw new UnfitOption(say(words.notUnderstood, { words: others.join(' ') }));
  const query = readObject(table.query, fields, true);
  await withSession(options, 'read', async (session) => {
    const answer = await session.ask<Record<string, unknown>>(query);
    if (options.json) return session.output.json(answer);
    const rows = table.rows === undefined ? [answer] : (answer[table.rows] as readonly Row[]);
    const names = await namesOf(session, table, rows);
    const heads = Object.entries(table.words).map(([column, word]) => [column, word[language]] as const);
    const cell = (row: Row, column: string) => {
      if (column === table.of?.column) return names.get(row[column]) ?? row[column];
      return table.shares?.includes(column) ? percent(row[column]) : textOf(column, row[column]);
    };
    session.output.line(table.label[language]);
    session.output.table(
      rows.map((row) => Object.fromEntries(heads.map(([column, head]) => [head, cell(row, column)]))),
      heads.map(([, head]) => head),
    );
  });
}

export function addTableVerb(program: Command): void {
  common(program.command('table [name] [fields...]'))
    .description(told(help.tableVerb))
    .allowUnknownOption()
    .action(tableVerb);
}
