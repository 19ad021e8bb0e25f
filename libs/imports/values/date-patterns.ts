import { SaidError, say } from '#event-sourcing';
import { mappingWords as words } from '../imports.glossary.js';
import { serialToWallTime } from './serial.js';
import type { WallTime } from './wall-time.js';

/** A pattern of dates that cannot be one. */
export class BadPattern extends SaidError {}

export type PatternReader = (text: string) => WallTime | undefined;

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction' | 'half' | 'offset' | 'weekday';

const TOKENS: Readonly<Record<string, readonly [Part, string]>> = {
  YYYY: ['year', '(\\d{4})'],
  YY: ['year', '(\\d{2})'],
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
  S: ['fraction', '(\\d{1,9})'],
  A: ['half', '(AM|PM|am|pm|凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)'],
  Z: ['offset', '(Z|[+-]\\d{2}:?\\d{2})'],
  E: [
    'weekday',
    '((?:星期|礼拜|周)[一二三四五六日天]|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)',
  ],
};

const TOKEN = /YYYY|YY|MM?|DD?|HH?|hh?|mm?|ss?|S|A|Z|E/y;
const EARLIEST_YEAR = 1900;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Name of the pattern of Excel's serial numbers: days since 1900, as a text or an unformatted number has them. */
export const EXCEL_SERIAL = 'excel-serial';
/** Of 1954 to 2119: a number with other digits is none. */
const SERIAL = /^[2-7]\d{4}(\.\d+)?$/;

const readSerial: PatternReader = (text) => (SERIAL.test(text) ? serialToWallTime(Number(text)) : undefined);

/**
 * Reads `MM/DD/YYYY hh:mm:ss A`, `YYYY-MM-DD HH:mm`, `YYYY年M月D日 E` and their like: two letters want two digits, one
 * letter takes one or two; `YY` is of 1970 to 2069; `HH` counts to 24, `hh` to 12 and wants `A` (AM, PM, 上午, 下午, 凌晨,
 * 中午, 晚上 …); `S` is a fraction of a second, `Z` an offset from UTC, `E` a day of the week, which is not checked; all else
 * stands for itself. `excel-serial` reads serial numbers.
 * @throws BadPattern that says what is wrong with the pattern
 */
export function compilePattern(pattern: string): PatternReader {
  if (pattern === EXCEL_SERIAL) return readSerial;
  const parts: Part[] = [];
  let source = '';
  let twelveHours = false;
  for (let at = 0; at < pattern.length;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(pattern)?.[0];
    const character = String.fromCodePoint(pattern.codePointAt(at)!);
    if (token !== undefined) {
      const [part, digits] = TOKENS[token]!;
      if (parts.includes(part)) throw new BadPattern(say(words.partTwice, { part }));
      parts.push(part);
      source += digits;
      twelveHours ||= token.startsWith('h');
    } else if (/[A-Za-z]/.test(character) && character !== 'T') {
      throw new BadPattern(say(words.unknownToken, { token: character, known: Object.keys(TOKENS).join(' ') }));
    } else {
      source += character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    }
    at += token?.length ?? character.length;
  }
  for (const part of ['year', 'month', 'day'] as const)
    if (!parts.includes(part)) throw new BadPattern(say(words.partMissing, { part }));
  if (twelveHours !== parts.includes('half')) throw new BadPattern(words.twelve);
  if (parts.includes('second') && !parts.includes('minute')) throw new BadPattern(words.seconds);
  if (parts.includes('fraction') && !parts.includes('second')) throw new BadPattern(words.fraction);
  if (parts.includes('minute') && !parts.includes('hour')) throw new BadPattern(words.minutes);

  const whole = new RegExp(`^${source}$`, 'u');
  return (text) => {
    const match = whole.exec(text);
    return match ? wallTime(parts, match, twelveHours) : undefined;
  };
}

function wallTime(parts: readonly Part[], match: RegExpExecArray, twelveHours: boolean): WallTime | undefined {
  const found = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  let [half, fraction, offset]: [string | undefined, number, number | undefined] = [undefined, 0, undefined];
  parts.forEach((part, index) => {
    const text = match[index + 1]!;
    if (part === 'half') half = text;
    else if (part === 'offset') offset = minutesOf(text);
    else if (part === 'fraction') fraction = Math.floor(Number(`0.${text}`) * 1000);
    else if (part === 'year') found.year = text.length === 2 ? centuryOf(Number(text)) : Number(text);
    else if (part !== 'weekday') found[part] = Number(text);
  });
  const { year, month, day, minute, second } = found;
  const hour = twelveHours ? hourOf(found.hour, half!) : found.hour;
  if (hour === undefined || (offset !== undefined && Number.isNaN(offset))) return undefined;
  if (year < EARLIEST_YEAR || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  // 24:00 is the end of its day.
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second + fraction > 0)) return undefined;
  const time = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  return { year, month, day, time, ...(offset === undefined ? {} : { offset }) };
}

const centuryOf = (year: number) => (year < 70 ? 2000 : 1900) + year;

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  if (hours > 14 || minutes > 59) return NaN;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** By a clock of twelve hours; twelve at night is the end of the day. */
function hourOf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  if (/^(am|凌晨|清晨|早上|上午)$/i.test(half)) return hour % 12;
  if (half === '中午') return hour < 10 ? hour + 12 : hour;
  if (half === '晚上' && hour === 12) return 24;
  return (hour % 12) + 12;
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : MONTH_LENGTHS[month - 1]!;
}
