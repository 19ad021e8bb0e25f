import type { Instant } from '#event-sourcing';

class SubjectLabel {
  readonly zh: string;
  readonly en: string;
}

/** One record of the subject, in whichever room. */
export class SubjectRecord {
  readonly kind: string;
  readonly id: string;
  /** Its route. */
  readonly path: string;
  /** What tells it apart, in its own words. */
  readonly title?: string;
  readonly status?: string;
  readonly communityId?: string;
  readonly siteId?: string;
}

/** What one room knows of it, as one kind of record. */
export class SubjectRecords {
  readonly part: string;
  readonly label: SubjectLabel;
  readonly total: number;
  /** The first of them; the others are in the room's own list. */
  readonly records: SubjectRecord[];
}

/** A legal person with all that any room knows of it 一企一档. */
export class Subject {
  readonly creditCode: string;
  /** As the rooms call it: several where they differ. */
  readonly names: string[];
  /** The moment of the question. */
  readonly asOf: Instant;
  /** What is empty is left out. */
  readonly parts: SubjectRecords[];
}
