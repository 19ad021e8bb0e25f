import type { NumberKind } from './number-register.js';

const WORDS: Record<NumberKind, string> = { case: '案', notice: '整改' };

/** 明湖整改〔2018〕1550号: prefix and kind, the year in hexagonal brackets, the number without leading zeros (GB/T 9704—2012, 7.2.5). */
export function formatNumber(prefix: string, kind: NumberKind, year: number, sequence: number): string {
  return `${prefix}${WORDS[kind]}〔${year}〕${sequence}号`;
}
