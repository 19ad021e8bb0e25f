import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { StoreUnavailable } from '#event-sourcing';
import { parseConnectionString } from './connection-string.js';
import { redact } from './index.js';

describe('the connection string', () => {
  const secret = 's3cret';
  let printed: unknown[];
  beforeEach(() => {
    printed = [];
    for (const how of ['log', 'warn', 'error', 'info'] as const)
      jest.spyOn(console, how).mockImplementation((...line) => void printed.push(...line));
  });
  afterEach(() => void jest.restoreAllMocks());

  test('is taken apart', () => {
    expect(
      parseConnectionString('esdb://admin:p%40ss@one:2113,two?nodePreference=leader&keepAliveTimeout=7'),
    ).toMatchObject({
      hosts: [
        { address: 'one', port: 2113 },
        { address: 'two', port: 2113 },
      ],
      discover: false,
      tls: true,
      credentials: { username: 'admin', password: 'p@ss' },
      nodePreference: 'leader',
      numbers: { keepAliveTimeout: 7 },
    });
    expect(parseConnectionString('esdb+discover://cluster/?tls=false')).toMatchObject({
      discover: true,
      tls: false,
      credentials: undefined,
    });
  });

  test.each([
    ['http://host', 'should read esdb://'],
    ['esdb://', 'should read esdb://'],
    [`esdb://admin:${secret}@host?colour=red`, 'option colour'],
    [`esdb://admin:${secret}@host?tlsVerifyCert=false`, 'tlsCAFile'],
    [`esdb://admin:${secret}@host?tls=perhaps`, 'tls is true or false'],
    [`esdb://admin:${secret}@host?tlsCAFile=/no/such/file`, 'does not exist'],
    [`esdb://admin:${secret}@host?defaultDeadline=soon`, 'defaultDeadline is a whole number'],
    [`esdb://admin:${secret}@host?tls`, 'has no value'],
    [`esdb://admin:${secret}@host:port`, 'is no host:port'],
    [`esdb://${secret}@host`, 'user:password'],
    [`esdb://admin:${secret}%@host`, '%25'],
    [`esdb://admin:${secret}@host?nodePreference=best`, 'nodePreference is one of'],
  ])('%s is refused with a sentence, and its secret told to nobody', (text, part) => {
    let failure: unknown;
    try {
      parseConnectionString(text);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect((failure as Error).message).toContain(part);
    expect(JSON.stringify([(failure as Error).message, { ...(failure as object) }, printed])).not.toContain(secret);
  });

  test.each([
    `esdb://admin:${secret}@host`,
    `esdb+discover://a:${secret}?@x@host,b?tls=false`,
    `in: esdb://u:${secret}@h`,
  ])('redact hides the secret of %s', (text) => {
    expect(redact(text)).not.toContain(secret);
    expect(redact(text)).toContain('***@');
  });
});
