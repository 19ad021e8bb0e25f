import { describe, expect, test } from '@jest/globals';
import { Type } from 'class-transformer';
import { ArePartsOf, IsText, Optional, ProblemError, RequestPipe } from './index.js';

class Part {
  @IsText(10)
  readonly name: string;
}
class Request {
  @IsText(10)
  readonly text: string;

  @Optional()
  @Type(() => Part)
  @ArePartsOf(() => Part, { optional: true, most: 3 })
  readonly parts?: Part[];
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
    ['one inside another', { text: { constructor: 'x' } }, ['text.constructor']],
    ['a field named toString', { text: 'a', toString: 1 }, ['toString']],
    ['prototype', { text: 'a', parts: [{ prototype: {} }] }, ['parts.0.prototype']],
    ['__proto__', JSON.parse('{"text":"a","__proto__":{"polluted":true}}'), ['__proto__']],
  ])('%s is refused by the name of each field', (_what, value, fields) => {
    expect(fieldsOf(value).sort()).toEqual(fields);
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
