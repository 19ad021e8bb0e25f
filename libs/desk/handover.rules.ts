import { correctionRule, refuse, RuleBook, say, type Instant, type Recorded, type RecordOf } from '#event-sourcing';
import { isSameName, type DeskRole, type RoomContext } from '#platform';
import { handoverStates, words } from './desk.glossary.js';
import { CompleteHandover, CorrectHandover, HandOverDesk } from './handover.commands.js';
import { deskCatalogue, type HandoverEvent } from './handover.events.js';

/** A record that did not go along. */
export class Staying {
  /** The list that names it. */
  readonly list: string;
  readonly kind: string;
  readonly id: string;
  readonly title?: string;
}

/** 工作交接 */
export class Handover {
  readonly status: 'handed-over';
  readonly role: DeskRole;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Who said so, and from when on. */
  readonly by: string;
  readonly at: Instant;
  /** Records that went along, and how many did not; absent while it is under way. */
  readonly moved?: number;
  readonly staying?: number;
  /** The first of those that did not: each is given to somebody by the commands of its own room. */
  readonly stays: Staying[];
}
export type HandoverRecord = RecordOf<Handover>;

export interface HandoverContext extends RoomContext {
  /** How much is on the desk that is handed over. */
  readonly onDesk?: number;
}

function evolve(record: HandoverRecord, event: Recorded<HandoverEvent>): HandoverRecord {
  const { actor: by, occurredAt: at } = event.metadata;
  if (event.type === 'DeskHandedOver') return { status: 'handed-over', ...event.data, by, at, stays: [] };
  if (event.type !== 'HandoverCompleted' || record.status === 'none') return record;
  return { ...record, ...event.data, stays: [...event.data.stays] };
}

export const handover = new RuleBook<HandoverRecord, HandoverEvent, HandoverContext>(words.handover, {
  states: handoverStates,
})
  .on(HandOverDesk, {
    rule: 'hand-over-once',
    because: words.once,
    creates: true,
    looksUp: ['onDesk'],
    decide: (_record, { role, from, to, reason }, { onDesk = 0 }) => {
      if (isSameName(from, to)) return refuse('to-another-desk', words.another, { field: 'to' });
      if (onDesk === 0) return refuse('something-to-hand-over', say(words.nothing, { from }), { field: 'from' });
      return [{ type: 'DeskHandedOver', data: { role, from, to, reason } }];
    },
  })
  .on(CompleteHandover, {
    rule: 'complete-once',
    because: words.complete,
    isInternal: true,
    anyTime: true,
    allowed: (record) => record.status !== 'none' && record.moved === undefined,
    decide: (_record, { moved, staying, stays }) => [{ type: 'HandoverCompleted', data: { moved, staying, stays } }],
  })
  .on(CorrectHandover, correctionRule(deskCatalogue))
  .aggregate({ stream: 'handover', catalogue: deskCatalogue, evolve, subject: () => ({}) });
