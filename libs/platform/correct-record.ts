import { LONG, SHORT } from './lengths.js';
import { IsId, IsText } from './fields.js';
import { Occurrence } from './occurrence.js';

/** 更正: what any room takes to correct one of its entries; each kind of thing has a command of its own of this shape. */
export class Correct extends Occurrence {
  /** The event that says it wrongly, by its id in the history. */
  @IsId()
  readonly eventId: string;

  /** Of that event: occurredAt, or a field of its data; a part of a list as `findings.0.category`. */
  @IsText(SHORT)
  readonly field: string;

  @IsText(LONG)
  readonly value: string;

  @IsText(LONG)
  readonly reason: string;
}
