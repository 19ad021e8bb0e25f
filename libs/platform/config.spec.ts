import { expect, test } from '@jest/globals';
import { InvalidConfig, readConfig } from './index.js';

test('what is not set has its default, and every time-out a name', () => {
  expect(readConfig({})).toMatchObject({
    eventStore: 'sqlite',
    port: 3000,
    eventStoreTimeouts: { read: 30_000, check: 5_000, close: 5_000, firstPause: 100, longestPause: 10_000 },
  });
  expect(readConfig({ ZEREN_EVENT_STORE_READ_MS: '250' }).eventStoreTimeouts.read).toBe(250);
});

test('every variable that is not right is named, with what it may be', () => {
  const wrong = {
    ZEREN_PORT: '70000',
    ZEREN_EVENT_STORE: 'http://somewhere',
    ZEREN_EVENT_STORE_READ_MS: 'soon',
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
