import type { Language } from '#event-sourcing';
import { inLanguage, problemOf, type CommandOrigin, type Door } from '#platform';
import type { BatchAnswer, BatchResult, BatchRow } from './batch.commands.js';

/**
 * Rows one after another, as they may build on each other; one that is refused keeps no other from being entered. Under a
 * key each row has its own, so the same batch again is answered as it was.
 * What is no answer to a row, a fault of the program, is said of that row: those before it are entered, those after it are
 * tried.
 */
export async function enterRows(
  door: Pick<Door, 'act'>,
  rows: readonly BatchRow[],
  { idempotencyKey, actor }: CommandOrigin,
  language: Language,
  timeZone?: string,
): Promise<BatchAnswer> {
  const results: BatchResult[] = [];
  for (const [n, row] of rows.entries()) {
    const key = idempotencyKey === undefined ? undefined : `${idempotencyKey}/${n + 1}`;
    results.push({ row: n + 1, ...(await entered(door, row, { actor, idempotencyKey: key }, language, timeZone)) });
  }
  const done = results.filter((result) => result.done).length;
  return { done, refused: results.length - done, results };
}

async function entered(
  door: Pick<Door, 'act'>,
  row: BatchRow,
  by: CommandOrigin,
  language: Language,
  timeZone?: string,
): Promise<Omit<BatchResult, 'row'>> {
  try {
    const { id, position } = await door.act(row, by);
    return { done: true, id, position };
  } catch (error) {
    // As the command's own route has them: the record in its path, the fields as its body.
    const told = problemOf(error, { params: { id: row.id }, body: row.fields });
    const { status, rule, detail, errors } = inLanguage(told, language, timeZone);
    return { done: false, id: row.id, status, rule, detail, errors: errors && [...errors] };
  }
}
