import { NO_END, standing, type Instant } from '#event-sourcing';
import { movedBy, type Found, type FoundDocument, type KnownOf } from './found.views.js';

/** A time for which a finding was rectified: its case was closed. */
export class FindingClosure {
  /** The event that closed the case. */
  readonly closedBy: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** What became of the case that a finding of a room is. */
export interface CaseFollowed extends FoundDocument {
  /** When the case was closed; missing while it is open. */
  readonly rectifiedAt?: Instant;
  /** Far in the future until then. */
  readonly openUntil: Instant;
  /** Each time that it was closed, in order; one that was reopened lasted until then. */
  readonly closures: FindingClosure[];
}

/** Of a finding whose case nothing is known of yet. */
export const notFollowedYet = { openUntil: NO_END, closures: [] };

function withClosures<F extends CaseFollowed>(finding: F, closures: FindingClosure[], isOpen: boolean): F {
  const rectifiedAt = isOpen ? undefined : closures.at(-1)?.from;
  return { ...finding, closures, rectifiedAt, openUntil: rectifiedAt ?? NO_END };
}

/** The last of them, while it lasts. */
const ended = (closures: FindingClosure[], until: Instant) =>
  closures.map((one) => (one.until === NO_END ? { ...one, until: until < one.from ? one.from : until } : one));

/** How a finding that keeps its closures follows its case. */
export function closuresByCase<F extends CaseFollowed>(): Found<KnownOf<F>, F>['ofCase'] {
  return {
    CaseClosed: (before, { id, metadata: { occurredAt: at } }) => {
      const closures = [...ended(before.closures, at), { closedBy: id, from: at, until: NO_END }];
      return { ...withClosures(before, closures, false), holds: true };
    },
    CaseReopened: (before, { metadata }) => ({
      ...withClosures(before, ended(before.closures, metadata.occurredAt), true),
      holds: true,
    }),
    RecordCorrected: (before, event) => {
      const moved = before.closures.map((one) => ({ ...one, from: movedBy(event, one.closedBy) ?? one.from }));
      return withClosures(before, moved, before.rectifiedAt === undefined);
    },
  };
}

/** Rectified by the asked moment, and not reopened before it: a reopening takes nothing from the days before it. */
export const rectifiedThen = standing();
