import type { NumberKind } from './register.events.js';

const WORDS: Record<NumberKind, string> = { case: '案', notice: '整改' };

/** 明湖整改〔2018〕1550号: prefix and kind, the year in hexagonal brackets, the number without leading zeros (GB/T 9704—2012, 7.2.5). */
export function formatNumber(prefix: string, kind: NumberKind, year: number, sequence: number): string {
  return `${prefix}${WORDS[kind]}〔${year}〕${sequence}号`;
}

/** A number of this office, taken apart; `undefined` for anybody else's. */
export function parseNumber(
  prefix: string,
  number: string,
): { kind: NumberKind; year: number; sequence: number } | undefined {
  const match = /^(.*?)(案|整改)〔(\d{4})〕([1-9]\d{0,8})号$/u.exec(number);
  if (!match || match[1] !== prefix) return undefined;
  return { kind: match[2] === '案' ? 'case' : 'notice', year: Number(match[3]), sequence: Number(match[4]) };
}
