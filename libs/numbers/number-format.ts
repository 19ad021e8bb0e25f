import type { NumberKind } from './register.events.js';

const WORDS: Record<NumberKind, string> = { case: '案', notice: '整改' };

/** 明湖整改〔2018〕1550号: prefix and kind, the year in hexagonal brackets, the number without leading zeros (GB/T 9704—2012, 7.2.5). */
export function formatNumber(prefix: string, kind: NumberKind, year: number, sequence: number): string {
  return `${prefix}${WORDS[kind]}〔${year}〕${sequence}号`;
}

/** The highest number of a kind and year, for giving and for reading alike: nine digits. */
export const HIGHEST_NUMBER = 999_999_999;

export interface OwnNumber {
  readonly kind: NumberKind;
  readonly year: number;
  readonly sequence: number;
}

/** In compatibility form (NFKC): one width of digits and brackets, and nothing that cannot be seen. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
}

const OWN = /^(.*?)(案|整改)字?[〔[(【「{<《〈](\d{4})年?[〕\])】」}>》〉]第?0*([1-9]\d*)[号號]?$/u;

/**
 * A number of this office, taken apart, however it is typed: in other brackets, with full-width or leading digits, with
 * spaces, as 第9号. `undefined` for anybody else's. The sequence may lie above `HIGHEST_NUMBER`, which is for the caller
 * to refuse: taken for a foreign text, it could stand on two cases.
 */
export function parseNumber(prefix: string, number: string): OwnNumber | undefined {
  const match = OWN.exec(plain(number));
  if (!match || match[1] !== plain(prefix)) return undefined;
  return { kind: match[2] === '案' ? 'case' : 'notice', year: Number(match[3]), sequence: Number(match[4]) };
}
