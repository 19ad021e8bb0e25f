import { SaidError, say, type Sentence } from '#event-sourcing';
import { fileWords as words, rowWords } from '../imports.glossary.js';

/** A record of a CSV file as it stands there, without the line end. */
export interface RawRecord {
  /** Number of its first line, from 1. */
  readonly line: number;
  /** As Excel numbers it: a record is one row, however many lines it has, and so is an empty line. */
  readonly row: number;
  readonly raw: string;
  /** Why it cannot be taken apart. */
  readonly broken?: Sentence;
}

export class UnclosedQuote extends SaidError {
  constructor(readonly line: number) {
    super(say(words.unclosed, { line }));
  }
}

/** A record longer than this has swallowed the rest of the file. */
const LONGEST_RECORD = 1 << 20;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Finds where records begin and end, so that each has its line number and its exact text, and one broken quote costs
 * one row. A quote that swallowed line ends before it proved broken cannot be told from one that was never closed: an
 * error, for nobody knows which rows it took along. Lines end with LF, CRLF or CR; empty ones are skipped.
 */
export class RecordSplitter {
  private rest = '';
  private at = 0;
  private line = 1;
  private startLine = 1;
  private row = 1;
  private state: 'value' | 'plain' | 'quoted' | 'after-quote' = 'value';
  private broken: Sentence | undefined;

  constructor(private readonly delimiter: string) {}

  /** @throws UnclosedQuote */
  *add(text: string, last = false): Generator<RawRecord> {
    const buffer = this.rest + text;
    const delimiter = this.delimiter.charCodeAt(0);
    let start = 0;
    let at = this.at;
    for (; at < buffer.length; at += 1) {
      const unit = buffer.charCodeAt(at);
      if (unit === LF || unit === CR) {
        // Whether a CR has its LF is seen in the next piece.
        if (unit === CR && at + 1 === buffer.length && !last) break;
        const end = at;
        if (unit === CR && buffer.charCodeAt(at + 1) === LF) at += 1;
        this.line += 1;
        if (this.state === 'quoted') continue;
        if (end > start) yield this.record(buffer.slice(start, end));
        start = at + 1;
        this.begin();
      } else if (this.state === 'quoted') {
        if (unit === QUOTE) this.state = 'after-quote';
      } else if (unit === delimiter) {
        this.state = 'value';
      } else if (unit === QUOTE && this.state !== 'plain') {
        this.state = 'quoted';
      } else {
        if (this.state === 'after-quote') this.strayText();
        this.state = 'plain';
      }
    }
    if (at - start > LONGEST_RECORD) throw new UnclosedQuote(this.startLine);
    this.rest = buffer.slice(start);
    this.at = at - start;
    if (last && this.state === 'quoted') throw new UnclosedQuote(this.startLine);
    if (last && this.rest !== '') yield this.record(this.rest);
  }

  private strayText(): void {
    if (this.line > this.startLine) throw new UnclosedQuote(this.startLine);
    this.broken ??= rowWords.afterQuote;
  }

  private record(raw: string): RawRecord {
    return { line: this.startLine, row: this.row, raw, ...(this.broken === undefined ? {} : { broken: this.broken }) };
  }

  private begin(): void {
    this.startLine = this.line;
    this.row += 1;
    this.state = 'value';
    this.broken = undefined;
  }
}
