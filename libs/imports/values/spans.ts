/** A time that is allowed, as a text says it: 3日内, 5个工作日, 24小时. */
export interface Span {
  readonly amount: number;
  readonly unit: 'day' | 'workingDay' | 'hour';
}

const SPAN =
  /^(?:限|在)?\s*(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*个?\s*(工作日|自然日|日|天|小时|时)\s*(?:之内|以内|内)?(?:办结|完成|整改|处理)?$/;
const DIGITS = '零一二三四五六七八九';

/** `undefined` for what is no span. */
export function readSpan(text: string): Span | undefined {
  const [, number, unit] = SPAN.exec(text.normalize('NFKC').trim()) ?? [];
  if (number === undefined) return undefined;
  const amount = /^\d/.test(number) ? Number(number) : inWords(number);
  if (amount === undefined || amount < 1) return undefined;
  if (unit === '工作日') return { amount, unit: 'workingDay' };
  return { amount, unit: unit === '小时' || unit === '时' ? 'hour' : 'day' };
}

/** One to ninety-nine. */
function inWords(text: string): number | undefined {
  const one = (word: string) => (word === '两' ? 2 : DIGITS.indexOf(word));
  const [tens, ones, more] = text.split('十');
  if (more !== undefined) return undefined;
  if (ones === undefined) return text.length === 1 ? one(text) : undefined;
  if (tens!.length > 1 || ones.length > 1) return undefined;
  return (tens === '' ? 1 : one(tens!)) * 10 + (ones === '' ? 0 : one(ones));
}
