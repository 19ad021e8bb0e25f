/** How a workbook shows a number. */
export interface CellFormat {
  readonly isDate: boolean;
  /** Digits that it is filled up to with zeros: a number that is a name. */
  readonly digits: number;
}

const PLAIN: CellFormat = { isDate: false, digits: 0 };
/** Built-in formats of days and moments (ECMA-376 18.8.30), those of Chinese workbooks with them. */
const DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
/** Built-in formats of times of day. */
const TIMES = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);

/** By the number of a format and, where the workbook defines it, its code. */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return DATES.has(id) || TIMES.has(id) ? { isDate: true, digits: 0 } : PLAIN;
  const first = code.split(';')[0]!;
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/[ymdhs]/i.test(bare) && !/general/i.test(bare)) return { isDate: true, digits: 0 };
  return /^0{2,}$/.test(bare) ? { isDate: false, digits: bare.length } : PLAIN;
}

/** The most digits that Excel keeps: what is longer has lost its last ones, and says so. */
const KEPT_DIGITS = 1e15;

export function numberText(text: string, { digits }: CellFormat): string {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  if (Math.abs(value) >= KEPT_DIGITS) return value.toExponential(5).toUpperCase();
  const plain = Number.isInteger(value) ? value.toFixed(0) : String(value);
  return plain.padStart(digits, '0');
}
