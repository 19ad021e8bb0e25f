/** What a text says by a wall clock; which moment that is depends on the time zone. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Milliseconds of the wall clock since 00:00. */
  readonly time: number;
}

export type PatternReader = (text: string) => WallTime | undefined;

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'half';

const TOKENS: Readonly<Record<string, readonly [Part, string]>> = {
  YYYY: ['year', '(\\d{4})'],
  MM: ['month', '(\\d{2})'],
  M: ['month', '(\\d{1,2})'],
  DD: ['day', '(\\d{2})'],
  D: ['day', '(\\d{1,2})'],
  HH: ['hour', '(\\d{2})'],
  H: ['hour', '(\\d{1,2})'],
  hh: ['hour', '(\\d{2})'],
  h: ['hour', '(\\d{1,2})'],
  mm: ['minute', '(\\d{2})'],
  m: ['minute', '(\\d{1,2})'],
  ss: ['second', '(\\d{2})'],
  s: ['second', '(\\d{1,2})'],
  A: ['half', '(AM|PM|am|pm|上午|下午)'],
};

const TOKEN = /YYYY|MM?|DD?|HH?|hh?|mm?|ss?|A/y;
const EARLIEST_YEAR = 1900;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads `MM/DD/YYYY hh:mm:ss A`, `YYYY-MM-DD HH:mm`, `YYYY年M月D日` and their like: two letters want two digits, one
 * letter takes one or two; `HH` counts to 24, `hh` to 12 and wants `A` (AM, PM, 上午, 下午); all else stands for itself.
 * @throws RangeError that says what is wrong with the pattern
 */
export function compilePattern(pattern: string): PatternReader {
  const parts: Part[] = [];
  let source = '';
  let twelveHours = false;
  for (let at = 0; at < pattern.length;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(pattern)?.[0];
    const character = String.fromCodePoint(pattern.codePointAt(at)!);
    if (token !== undefined) {
      const [part, digits] = TOKENS[token]!;
      if (parts.includes(part)) throw new RangeError(`${part} stands in it twice`);
      parts.push(part);
      source += digits;
      twelveHours ||= token.startsWith('h');
    } else if (/[A-Za-z]/.test(character) && character !== 'T') {
      throw new RangeError(`"${character}" is unknown; known are ${Object.keys(TOKENS).join(' ')}`);
    } else {
      source += character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    }
    at += token?.length ?? character.length;
  }
  for (const part of ['year', 'month', 'day'] as const)
    if (!parts.includes(part)) throw new RangeError(`the ${part} is missing`);
  if (twelveHours !== parts.includes('half')) throw new RangeError('hh (1 to 12) and A (AM, PM) go together');
  if (parts.includes('second') && !parts.includes('minute')) throw new RangeError('seconds without minutes');
  if (parts.includes('minute') && !parts.includes('hour')) throw new RangeError('minutes without hours');

  const whole = new RegExp(`^${source}$`, 'u');
  return (text) => {
    const match = whole.exec(text);
    return match ? wallTime(parts, match, twelveHours) : undefined;
  };
}

function wallTime(parts: readonly Part[], match: RegExpExecArray, twelveHours: boolean): WallTime | undefined {
  const found = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  let afternoon = false;
  parts.forEach((part, index) => {
    const text = match[index + 1]!;
    if (part === 'half') afternoon = /^(pm|下午)$/i.test(text);
    else found[part] = Number(text);
  });
  const { year, month, day, minute, second } = found;
  let { hour } = found;
  if (twelveHours) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (afternoon ? 12 : 0);
  }
  if (year < EARLIEST_YEAR || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return { year, month, day, time: ((hour * 60 + minute) * 60 + second) * 1000 };
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : MONTH_LENGTHS[month - 1]!;
}
