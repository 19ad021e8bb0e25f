import { say, StoreUnavailable } from '#event-sourcing';
import { words } from './documents-mongodb.glossary.js';

/** Which collections of a database are this office's. A dot ends the prefix, and is in no view's name. */
export interface Names {
  /** What is known of views: a document each. */
  readonly views: string;
  readonly leases: string;
  /** Which log all this was made from. */
  readonly origin: string;
  /** Three documents whose sums are asked at start. */
  readonly check: string;
  documentsOf(view: string, number: number): string;
  /** Of any generation of any view of this office. */
  isDocuments(name: string): boolean;
}

export function namesOf(prefix: string): Names {
  if (!/^[\p{L}\p{N}_-]{0,40}$/u.test(prefix)) throw new StoreUnavailable(say(words.prefix, { prefix }));
  const start = prefix === '' ? '' : `${prefix}.`;
  return {
    views: `${start}views`,
    leases: `${start}leases`,
    origin: `${start}origin`,
    check: `${start}check`,
    documentsOf: (view, number) => `${start}${view}_g${number}`,
    isDocuments: (name) => name.startsWith(start) && /^[^.]+_g\d+$/.test(name.slice(start.length)),
  };
}
