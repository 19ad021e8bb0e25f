import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-sourcing';
import { describeDocumentStore } from '#event-sourcing/testing';
import { SqliteDocumentStore } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'zeren-'));
describeDocumentStore(
  'SQLite',
  async () => new SqliteDocumentStore({ file: join(folder, 'documents.sqlite') }),
  async () => rmSync(folder, { recursive: true }),
);

test.each([
  ['no database', Buffer.alloc(4_000, 'x')],
  ['a part of one', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4_000, 1)])],
])('a file that is %s says that it may be removed', (_name, content) => {
  const damaged = mkdtempSync(join(tmpdir(), 'zeren-'));
  const file = join(damaged, 'documents.sqlite');
  writeFileSync(file, content);
  const opening = () => new SqliteDocumentStore({ file });
  expect(opening).toThrow(StoreUnavailable);
  expect(opening).toThrow(/documents\.sqlite cannot be opened: .*nothing that the log does not have: remove it, with/);
  rmSync(damaged, { recursive: true });
});
