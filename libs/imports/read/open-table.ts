import { openBytes, type Bytes } from './bytes.js';
import { inspectCsv } from './csv.js';
import { inspectJson, looksLikeJson } from './json.js';
import type { Table, TableOptions } from './table.js';
import { inspectWorkbook } from './workbook.js';

/**
 * Opens a file by what it is, whatever its name says: a workbook (.xlsx), JSON or JSON lines, or a text of values with a
 * delimiter; each may be compressed by gzip or zip.
 * @throws InvalidFile where it cannot be read as a whole
 */
export async function openTable(file: string, options: TableOptions): Promise<Table> {
  const bytes = await openBytes(file);
  if (bytes.workbook) return inspectWorkbook(bytes.workbook, options);
  return (await isJson(bytes, options)) ? inspectJson(bytes, options) : inspectCsv(bytes, options);
}

async function isJson(bytes: Bytes, { path }: TableOptions): Promise<boolean> {
  if (path !== undefined || /\.(json|jsonl|ndjson)$/i.test(bytes.name)) return true;
  for await (const piece of bytes.open()) return looksLikeJson(piece.subarray(0, 256).toString('utf8'));
  return false;
}
