import { say, type Sentence } from '#event-sourcing';
import { rowWords as words } from '../imports.glossary.js';
import { faultOf, storedForm, type TextKindName } from '#platform';

/** What of a text cannot be seen and stands in what was copied together: it is no part of a number or an id. */
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF\u00AD]/g;
/** `="00123"`: how a text is kept from becoming a number when Excel opens a file. */
const KEPT_TEXT = /^="(.*)"$/s;
/** A number that Excel has shown and saved in short: its last digits are lost. */
const SHORTENED = /^[+-]?\d(\.\d+)?E\+\d{1,3}$/i;
/** What a cell shows in place of its value. */
const ERROR = /^(#{3,}|#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?)$/;
const BREAKS = /\s*[\t\n\r\u0085\u2028\u2029]+\s*/g;
/** How mainframes end a line: a control character for everybody else. */
const NEXT_LINE = /\u0085/g;

/** The text of a cell: how a file ends its lines is no matter of its texts. */
export function cellText(value: string): string {
  const trimmed = value.trim();
  const text = trimmed.startsWith('="') ? (KEPT_TEXT.exec(trimmed)?.[1]?.replaceAll('""', '"') ?? trimmed) : trimmed;
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '').trim();
}

export function hasInvisible(text: string): boolean {
  return text.search(INVISIBLE) >= 0;
}

/** Whether Excel has lost what the cell said. */
export function isDamagedByExcel(text: string): boolean {
  return SHORTENED.test(text) || ERROR.test(text);
}

/** A cell may break what is one line. */
const inKind = (kind: TextKindName, text: string) =>
  kind === 'text' ? text.replace(NEXT_LINE, '\n') : text.replace(BREAKS, ' ');

/** Why no command's body would be allowed to hold the text of a cell; `undefined` where it may. */
export function cellFault(kind: TextKindName, text: string, most: number): Sentence | undefined {
  const fault = faultOf(kind, inKind(kind, text), most);
  return fault !== undefined && kind === 'id' ? say(words.quoted, { text, fault }) : fault;
}

/** The text of a cell as it is stored. */
export function storedCell(kind: TextKindName, text: string): string {
  return storedForm(kind, inKind(kind, text));
}

/** Characters that were lost before, or that the encoding does not have. */
export function isDamagedText(text: string): boolean {
  return text.includes('\uFFFD');
}
