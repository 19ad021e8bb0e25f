import { describe, expect, test } from '@jest/globals';
import { formatLine, secretsIn, withoutSecrets, type LogLine } from './log-lines.js';

const line: LogLine = {
  time: '2018-03-01T01:00:00.000Z',
  level: 'error',
  process: 'api',
  pid: 7,
  of: 'Problem',
  message: 'Error: 案卷\u0007 "x"\nof two lines',
  stack: 'Error: 案卷\n    at a.ts:1',
};

describe('a line of the log', () => {
  test('as JSON is one line, with every field', () => {
    const text = formatLine(line, 'json');
    expect(text).not.toContain('\n');
    expect(JSON.parse(text)).toEqual(line);
  });

  test('for people is its level, where it comes from and the stack', () => {
    expect(formatLine(line, 'text')).toBe('error [Problem] Error: 案卷\n    at a.ts:1');
    const { stack: _stack, of: _of, ...plain } = { ...line, message: 'done' };
    expect(formatLine(plain, 'text')).toBe('error done');
  });
});

describe('no secret is written', () => {
  const connections = [
    'esdb://ops:p%40ss%2Fword@log:2113?tls=false',
    'mongodb://clerk:hunter2:@/@h1,h2/zeren',
    'sqlite',
  ];
  const secrets = secretsIn(connections);

  test('the passwords of connection strings are known as they stand there and as they are meant', () => {
    expect(secrets).toEqual(['p%40ss%2Fword', 'p@ss/word', 'hunter2:@/']);
    expect(secretsIn(['mongodb://h/?tlsCertificateKeyFilePassword=pass%20phrase&w=majority'])).toEqual([
      'pass%20phrase',
      'pass phrase',
    ]);
  });

  test.each([
    ['cannot connect to esdb://ops:p%40ss%2Fword@log:2113', 'cannot connect to esdb://***@log:2113'],
    ['mongodb://clerk:hunter2:@/@h1,h2/zeren is away', 'mongodb://***@h1,h2/zeren is away'],
    ['mongodb+srv://other:secret@h: no', 'mongodb+srv://***@h: no'],
    ['user ops with p@ss/word was refused', 'user ops with *** was refused'],
    ['POST http://u:p@127.0.0.1:4318/v1/traces', 'POST http://***@127.0.0.1:4318/v1/traces'],
    ['mongodb://h/?a=b&tlsCertificateKeyFilePassword=x&c=d', 'mongodb://h/?a=b&tlsCertificateKeyFilePassword=***&c=d'],
    ['GET http://127.0.0.1:3000/a@b stays', 'GET http://127.0.0.1:3000/a@b stays'],
  ])('%s', (said, written) => {
    expect(withoutSecrets(said, secrets)).toBe(written);
  });
});
