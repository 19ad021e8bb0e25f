import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDocumentStore } from '#event-sourcing/testing';
import { SqliteDocumentStore } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'zeren-'));
describeDocumentStore(
  'SQLite',
  async () => new SqliteDocumentStore({ file: join(folder, 'documents.sqlite') }),
  async () => rmSync(folder, { recursive: true }),
);
