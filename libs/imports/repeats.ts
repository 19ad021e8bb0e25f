import { createHash } from 'node:crypto';
import type { Row } from './read/table.js';

/** What a row is to those of the same number before it. */
export type Repeat =
  | { readonly kind: 'first' | 'identical' }
  | { readonly kind: 'other'; /** The first one of them. */ readonly row: number };

/** Rows of one number: those that are the same throughout are told from those that differ. */
export class Repeats {
  private readonly seen = new Map<string, { row: number; digest: string }>();

  /** @param skip columns at the beginning that are not of the row itself */
  constructor(private readonly skip: number) {}

  add(number: string, { row, values }: Row): Repeat {
    const own = this.skip > 0 ? values.slice(this.skip) : values;
    const digest = createHash('md5').update(own.join('\u0000')).digest('base64');
    const before = this.seen.get(number);
    if (before?.digest === digest) return { kind: 'identical' };
    this.seen.set(number, { row: before?.row ?? row, digest });
    return before ? { kind: 'other', row: before.row } : { kind: 'first' };
  }
}
