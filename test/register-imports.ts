import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Language } from '#event-sourcing';
import { checkRegisterFile, parseRegisterMapping, type RegisterSummary } from '#imports';
import { openTestOffice } from '#http/testing';
import { registers } from '#office';
import { CommandSender, QueryDoor } from '#platform';
import { importList } from '../apps/cli/import-register.js';

export const examples = join(import.meta.dirname, '..', 'examples', 'registers');
export const folder = mkdtempSync(join(tmpdir(), 'zeren-registers-'));
export const example = (name: string, ending: string) => readFileSync(join(examples, `${name}.${ending}`), 'utf8');
export const NOW = '2018-12-01T00:00:00.000Z';

type House = Awaited<ReturnType<typeof openTestOffice>>;
export let house: House;

export async function take(
  name: string,
  text: string | Uint8Array,
  { into = house, mapping = example(name, 'yml'), language = 'zh' as Language } = {},
) {
  // Time goes on between exports.
  into.clock.advance(1_000);
  const register = registers.find((one) => one.name === name)!;
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, text);
  const parsed = parseRegisterMapping(mapping, register);
  const table = await checkRegisterFile(file, register, parsed);
  const { app, office } = into;
  const session = {
    office,
    sender: app.get(CommandSender),
    queries: app.get(QueryDoor),
    context: app,
    origin: { actor: 'importer' },
    output: { progress: () => undefined },
  };
  return importList(session, { file, register, mapping: parsed, table, language });
}

/** Types of what an import added, rows' own account aside. */
export async function added(run: () => Promise<RegisterSummary>, from = house) {
  const before = (await from.events()).length;
  const summary = await run();
  const events = (await from.events()).slice(before).filter(({ type }) => type !== 'RowTaken');
  return { summary, types: events.map(({ type }) => type), events };
}

export const rejects = (name: string) => readFileSync(join(folder, `${name}.rejects.csv`), 'utf8');

/** In the order in which one names the other. */
export const order = [
  'sites',
  'segments',
  'organisations',
  'shops',
  'venues',
  'enterprises',
  'instructors',
  'tallies',
  'activities',
];

/** A house for the tests of a file, into which the example of each register was imported. */
export function inAHouse(): void {
  beforeAll(async () => {
    house = await openTestOffice(NOW);
    for (const name of order) {
      const { rejected, accepted } = await take(name, example(name, 'csv'));
      expect({ name, rejected, isEmpty: accepted === 0 }).toEqual({ name, rejected: 0, isEmpty: false });
    }
  }, 60_000);
  afterAll(async () => {
    await house.close();
    rmSync(folder, { recursive: true });
  });
}
