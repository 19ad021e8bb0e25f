import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { exportTarget } from './export-target.js';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'zeren-target-')));
afterAll(() => rmSync(root, { recursive: true }));
const at = (...names: string[]) => join(root, ...names);
const office = at('office');
mkdirSync(office);
mkdirSync(at('elsewhere'));
symlinkSync(office, at('way'));
for (const name of ['events.sqlite', 'demo.json']) writeFileSync(join(office, name), 'as it is');
symlinkSync(join(office, 'events.sqlite'), at('link'));
symlinkSync(join(office, 'reactors.sqlite-wal'), at('ahead'));
writeFileSync(at('elsewhere', 'lock'), '');
symlinkSync(at('elsewhere', 'lock'), join(office, 'writer.lock'));
writeFileSync(at('other.db'), 'SQLite format 3\0 and more');
writeFileSync(at('text.ndjson'), 'SQLite format 3 is what this text is about');

describe('where an export goes', () => {
  test.each([
    ...['events', 'documents', 'reactors', 'documents-0123456789ab', 'reactors-0123456789ab'].flatMap((file) =>
      ['', '-wal', '-shm', '-journal'].map((end) => `office/${file}.sqlite${end}`),
    ),
    ...['office/writer.lock', 'office/writer.lock-journal', 'office/demo.json'],
    ...['way/documents.sqlite', 'office/../office/events.sqlite', 'link', 'ahead', 'elsewhere/lock'],
  ])('is not %s, there or not, for it is the data folder’s own', async (name) => {
    await expect(exportTarget(at(name), office)).rejects.toThrow(
      `${at(name)} is a file of the data folder ${office} itself; it is left alone.`,
    );
    expect(readFileSync(join(office, 'events.sqlite'), 'utf8')).toBe('as it is');
  });

  test.each(['events.sqlite', 'elsewhere/writer.lock', 'elsewhere/events.sqlite-wal'])(
    'is not %s, which may be what another office lives on',
    async (name) => {
      await expect(exportTarget(at(name), office)).rejects.toThrow('named as the files of a data folder are');
    },
  );

  test('is no database, no folder, and in no folder that is not there', async () => {
    await expect(exportTarget(at('other.db'), office)).rejects.toThrow('other.db is an SQLite database');
    await expect(exportTarget(office, office)).rejects.toThrow(`${office} is a folder, not a file`);
    await expect(exportTarget(at('no', 'such', 'x'), office)).rejects.toThrow(`there is no folder ${at('no', 'such')}`);
    expect(existsSync(at('no'))).toBe(false);
  });

  test.each(['text.ndjson', 'demo.json', 'office/export.ndjson', 'way/export.ndjson'])('may be %s', async (name) => {
    const path = at(name.replace('way', 'office'));
    expect(await exportTarget(at(name), office)).toEqual({ name: at(name), path, isPlain: true });
  });

  test('may be what is no file, which is written to as it is', async () => {
    expect(await exportTarget('/dev/null', office)).toEqual({ name: '/dev/null', path: '/dev/null', isPlain: false });
  });
});
