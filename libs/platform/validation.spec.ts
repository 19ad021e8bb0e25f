import { describe, expect, test } from '@jest/globals';
import {
  AreIds,
  AreNames,
  AreOneOf,
  ArePartsOf,
  AreWhole,
  IsDay,
  IsInstant,
  IsName,
  IsPart,
  IsText,
  IsWhole,
  OneOf,
  inLanguage,
  ProblemError,
  RequestPipe,
} from './index.js';

class Part {
  @IsText(10)
  readonly name: string;
}
@OneOf('days', 'at')
class When {
  @IsWhole(1, 365, { optional: true })
  readonly days?: number;

  @IsInstant({ optional: true })
  readonly at?: string;
}
class Request {
  @IsText(10)
  readonly text: string;

  @ArePartsOf(() => Part, { optional: true, most: 3 })
  readonly parts?: Part[];

  @AreNames(10, { optional: true, most: 3 })
  readonly names?: string[];

  @AreIds({ optional: true, most: 3 })
  readonly ids?: string[];

  @AreOneOf(['red', 'blue'], { optional: true, most: 3 })
  readonly colours?: string[];

  @AreWhole(0, 9, { optional: true, least: 1, most: 3 })
  readonly digits?: number[];

  @IsName(10, { optional: true })
  readonly person?: string;

  @IsPart(() => When, { optional: true })
  readonly when?: When;
}

const pipe = new RequestPipe();
const read = (value: unknown, metatype: unknown = Request) =>
  pipe.transform(value, { type: 'body', metatype: metatype as never });
const fieldsOf = (value: unknown): string[] => {
  try {
    read(value);
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    const { problem } = error as ProblemError;
    expect(problem.status).toBe(400);
    return (problem.errors ?? []).map(({ field }) => field);
  }
  return [];
};

describe('requests', () => {
  test('come as instances of their class, parts too', () => {
    const request = read({ text: 'a', parts: [{ name: 'b' }] }) as Request;
    expect(request).toBeInstanceOf(Request);
    expect(request.parts![0]).toBeInstanceOf(Part);
  });

  test.each([
    ['nothing', undefined, ['text']],
    ['null', null, ['text']],
    ['a list', [], ['body']],
    ['a word', 'text', ['body']],
    ['an unknown field', { text: 'a', other: 1 }, ['other']],
    ['several wrong fields', { text: 5, other: 1 }, ['other', 'text']],
    ['a part that is wrong', { text: 'a', parts: [{ name: '' }] }, ['parts.0.name']],
    ['a field named constructor', { text: 'a', constructor: 'x' }, ['constructor']],
    ['one inside another', { text: { constructor: 'x' } }, ['text']],
    ['a field named toString', { text: 'a', toString: 1 }, ['toString']],
    ['prototype', { text: 'a', parts: [{ prototype: {} }] }, ['parts.0.name', 'parts.0.prototype']],
    ['a list inside a list', { text: 'a', parts: [[{ name: 'b' }]] }, ['parts.0']],
    ['a list inside a list of names', { text: 'a', names: ['b', ['c']] }, ['names.1']],
    ['what is no id in a list of ids', { text: 'a', ids: ['c1', 'c 1'] }, ['ids.1']],
    ['a word that is none of them', { text: 'a', colours: ['red', 'green', 1] }, ['colours.1', 'colours.2']],
    ['what is no digit in a list of digits', { text: 'a', digits: [0, 10, '1'] }, ['digits.1', 'digits.2']],
    ['a list of digits without any', { text: 'a', digits: [] }, ['digits']],
    ['a list of one where there is one', { text: 'a', when: [{ days: 1 }] }, ['when']],
    ['a list that is too long', { text: 'a', parts: Array(4).fill({ name: 'b' }) }, ['parts']],
    ['null where a field may be left out', { text: 'a', person: null }, ['person']],
    ['none of several', { text: 'a', when: {} }, ['when']],
    ['two of several', { text: 'a', when: { days: 1, at: '2018-01-01T00:00:00Z' } }, ['when']],
    ['a number that is too large', { text: 'a', when: { days: 366 } }, ['when.days']],
    ['a year that nobody means', { text: 'a', when: { at: '1969-01-01T00:00:00Z' } }, ['when.at']],
    ['a text that is too long', { text: '字'.repeat(11) }, ['text']],
    ['__proto__', JSON.parse('{"text":"a","__proto__":{"polluted":true}}'), ['__proto__']],
  ])('%s is refused by the name of each field', (_what, value, fields) => {
    expect(fieldsOf(value).sort()).toEqual(fields);
  });

  const messageOf = (value: unknown): string => {
    try {
      read(value);
    } catch (error) {
      return inLanguage((error as ProblemError).problem, 'en').errors![0]!.message;
    }
    return '';
  };

  test.each([
    ['"3" for a number', { text: 'a', when: { days: '3' } }, 'days must be a whole number'],
    ['a year before', { text: 'a', when: { at: '1969-01-01T00:00:00Z' } }, 'at lies before 1970'],
    ['a year after', { text: 'a', when: { at: '2200-01-01T00:00:00Z' } }, 'at lies after 2199'],
    ['a length', { text: '字'.repeat(11) }, 'text has more than 10 characters'],
    ['what is not there', {}, 'text is missing'],
  ])('%s: the message names what is wrong', (_what, value, message) => {
    expect(messageOf(value)).toBe(message);
  });

  test('what may be long ago has days from 1900 on; what is not said to be so, from 1970 on', () => {
    class Planted {
      @IsDay({ optional: true, longAgo: true })
      readonly plantedOn?: string;

      @IsInstant({ optional: true, longAgo: true })
      readonly since?: string;

      @IsDay({ optional: true })
      readonly checkedOn?: string;
    }
    const said = { plantedOn: '1905-02-28', since: '1958-07-01T00:00:00+08:00' };
    expect(read(said, Planted)).toEqual({ ...said, since: '1958-06-30T16:00:00.000Z' });
    const messages = (value: object) => {
      try {
        return read(value, Planted);
      } catch (error) {
        return inLanguage((error as ProblemError).problem, 'en').errors!.map(({ message }) => message);
      }
    };
    expect(messages({ checkedOn: '1958-07-01' })).toEqual(['checkedOn lies before 1970']);
    expect(messages({ plantedOn: '1899-12-31' })).toEqual(['plantedOn lies before 1900']);
    expect(messages({ since: '1899-12-31T00:00:00Z' })).toEqual(['since lies before 1900']);
    expect(messages({ plantedOn: '1905-02-29' })).toEqual(['plantedOn must be a day that exists, e.g. 2018-06-01']);
  });

  test('lengths are in code points, and names are stored in one form', () => {
    const request = read({
      text: '𠮷'.repeat(10),
      person: '\u200be\u0301 ',
      when: { at: '2018-01-01T00:00:00+08:00' },
    });
    expect(request).toMatchObject({ text: '𠮷'.repeat(10), person: 'é', when: { at: '2017-12-31T16:00:00.000Z' } });
  });

  test('in a query a number is its text', () => {
    const query = (value: unknown) => pipe.transform(value, { type: 'query', metatype: When });
    expect(query({ days: '7' })).toMatchObject({ days: 7 });
    for (const days of ['7.0', '1e1', '', 'x', ['7']]) expect(() => query({ days })).toThrow(ProblemError);
  });

  test('an answer names twenty errors at most, and checking stops there', () => {
    const many = Object.fromEntries(
      Array.from({ length: 80_000 }, (_, n) => [`${n}${'k'.repeat(n === 0 ? 500 : 5)}`, n]),
    );
    const before = performance.now();
    let error: unknown;
    try {
      read({ text: 'a', ...many });
    } catch (thrown) {
      error = thrown;
    }
    // Seconds are allowed to a busy machine; a quadratic walk would take minutes.
    expect(performance.now() - before).toBeLessThan(10_000);
    const { errors, detail } = inLanguage((error as ProblemError).problem, 'en');
    expect(errors).toHaveLength(20);
    expect(detail).toMatch(/more than 20 fields .* and more\.$/);
    expect(detail.length).toBeLessThan(1_000);
  });

  test('what the class does not ask for is not walked', () => {
    const trap = new Proxy([], {
      get: () => {
        throw new Error('walked');
      },
    });
    const nested = Array.from({ length: 15 }).reduce<unknown[]>((inner) => [inner], [trap]);
    expect(fieldsOf({ text: 'a', parts: nested, names: nested, person: nested })).toEqual([
      'parts.0',
      'names.0',
      'person',
    ]);
  });

  test('what is nested without end is refused, not followed', () => {
    const deep = JSON.parse('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)) as object;
    expect(fieldsOf({ text: 'a', deep })).toHaveLength(1);
  });

  test('what is no class with rules passes as it is', () => {
    for (const metatype of [String, Number, Object, undefined])
      expect(pipe.transform('x', { type: 'query', metatype })).toBe('x');
    expect(pipe.transform('x', { type: 'custom', metatype: Request })).toBe('x');
  });
});
