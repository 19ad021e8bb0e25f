import type { Instant, Language, Position } from '#event-sourcing';

/** What a folder is of: one place, one legal person, one record by its stream, or the records of one figure. */
export type FolderOf =
  | { readonly site: string }
  | { readonly community: string }
  | { readonly subject: string }
  | { readonly record: string }
  | { readonly figure: string };

export interface FolderFile {
  /** Within the folder, with `/` between the parts. */
  readonly path: string;
  readonly content: Buffer;
}

export interface FolderCounts {
  readonly records: number;
  readonly events: number;
  /** Photos and documents that events name by their digests. */
  readonly files: number;
  readonly missing: number;
  /** Fields of events from which what tells of persons was taken. */
  readonly masked: number;
}

/** All that an inspector wants of something, as of a moment on both clocks 迎检材料. */
export interface Folder {
  readonly of: FolderOf;
  readonly from?: string;
  readonly to?: string;
  /** What the office knew then: always told, so that the same can be asked again. */
  readonly recordedUntil: Instant;
  readonly occurredUntil?: Instant;
  /** The last event of the log that was known then. */
  readonly upTo: Position;
  /** In which its sheets are read. */
  readonly language: Language;
  readonly counts: FolderCounts;
  readonly files: readonly FolderFile[];
}
