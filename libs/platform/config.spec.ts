import { expect, test } from '@jest/globals';
import { InvalidConfig, readConfig } from './index.js';

test('what is not set has its default, and every time-out a name', () => {
  expect(readConfig({})).toMatchObject({
    eventStore: 'sqlite',
    documents: 'sqlite',
    documentsServer: { prefix: '', graceMilliseconds: 60_000, stableApi: true, checkSums: true },
    port: 3000,
    eventStoreTimeouts: { read: 30_000, check: 5_000, close: 5_000, firstPause: 100, longestPause: 10_000 },
  });
  expect(readConfig({ ZEREN_EVENT_STORE_READ_MS: '250' }).eventStoreTimeouts.read).toBe(250);
});

test('a mistyped name is told, with the nearest known one', () => {
  expect(() => readConfig({ ZEREN_FILLING_HOURS: '3' })).toThrow(
    'ZEREN_FILLING_HOURS is no setting; did you mean ZEREN_FILING_HOURS?',
  );
  expect(() => readConfig({ ZEREN_DATAFOLDER: 'd' })).toThrow('did you mean ZEREN_DATA?');
  expect(readConfig({ ZEREN_ACTOR: 'li.ming', ZEREN_DATA: 'd', OTHER: 'x' }, { dataFolder: 'e' })).toBeDefined();
});

test('names to answer to are a setting like the others', () => {
  expect(readConfig({ ZEREN_ALLOWED_HOSTS: 'zeren.example, zeren' }).allowedHosts).toEqual(['zeren.example', 'zeren']);
});

test('a page is never larger than the largest', () => {
  expect(() => readConfig({ ZEREN_PAGE_SIZE: '600' })).toThrow(/ZEREN_PAGE_SIZE=600 is more than.*500/);
  expect(() => readConfig({ ZEREN_LARGEST_PAGE_SIZE: '10' })).toThrow(/ZEREN_PAGE_SIZE=50 is more than.*10/);
  expect(readConfig({ ZEREN_PAGE_SIZE: '600', ZEREN_LARGEST_PAGE_SIZE: '600' }).pageSize).toBe(600);
});

test('every variable that is not right is named, with what it may be', () => {
  const wrong = {
    ZEREN_PORT: '70000',
    ZEREN_EVENT_STORE: 'http://somewhere',
    ZEREN_EVENT_STORE_READ_MS: 'soon',
    ZEREN_DOCUMENTS: 'http://somewhere',
    ZEREN_DOCUMENTS_PREFIX: 'a.b',
    ZEREN_ROLE: 'both',
    ZEREN_LEASE_EXPIRY_MS: '100',
    ZEREN_DOCUMENTS_STABLE_API: 'maybe',
    ZEREN_TIME_ZONE: 'Mars/Olympus',
    ZEREN_OFFICE_HOURS: 'morning',
  };
  let error: unknown;
  try {
    readConfig(wrong);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(InvalidConfig);
  const { message } = error as InvalidConfig;
  for (const name of Object.keys(wrong)) expect(message).toContain(name);
  expect(message).toContain('ZEREN_EVENT_STORE_READ_MS=soon is not a whole number from 100 to 3600000');
});

test('who only answers, or only keeps the views, needs the log and the read models on servers', () => {
  expect(() => readConfig({ ZEREN_ROLE: 'api', ZEREN_DOCUMENTS: 'mongodb://db' })).toThrow(
    'ZEREN_ROLE=api needs both ZEREN_EVENT_STORE and ZEREN_DOCUMENTS on a server',
  );
  const servers = { ZEREN_EVENT_STORE: 'esdb://log', ZEREN_DOCUMENTS: 'mongodb://db' };
  expect(readConfig({ ...servers, ZEREN_ROLE: 'projector' }).role).toBe('projector');
});
