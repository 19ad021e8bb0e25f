import { idFieldOf, type CollectionSchema, type DocumentSort, type Sentence } from '#event-sourcing';
import type { DeskList } from './desk.js';
import type { RecordRoutes } from './record-controllers.js';

/** By what records of a legal person are found: its credit code, and the ids of what bears it. */
export type SubjectKey = 'code' | 'site' | 'enterprise' | 'organisation';

/** Records of a room that may be of a legal person (systems.md 17.4), as data. */
export interface SubjectPart {
  /** Stays: clients know the part by it. */
  readonly name: string;
  readonly label: Sentence;
  readonly of: CollectionSchema;
  /** A document is the subject's where one of these declared fields, or the `id`, has what is known of it so far. */
  readonly by: readonly { readonly field: string; readonly is: SubjectKey }[];
  /** Ids in its documents by which others are found: of the site that the subject runs, not of one that it lies in. */
  readonly tells?: Readonly<Partial<Record<Exclude<SubjectKey, 'code'>, string>>>;
  readonly sort: DocumentSort;
  /** The field with the subject's own name, where the record has it. */
  readonly called?: string;
  /** The field whose words tell the records apart. */
  readonly title: string;
  readonly record: DeskList['record'];
}

/** Records that are of the legal person whose site they name, unless told otherwise; in the order of their list. */
export function subjectOf(
  { at, kind, id = idFieldOf(kind), view: of, sort }: RecordRoutes,
  part: Pick<SubjectPart, 'label' | 'title'> & Partial<SubjectPart>,
): SubjectPart {
  return { name: at, of, by: [{ field: 'siteId', is: 'site' }], sort, record: { kind, id, at }, ...part };
}
