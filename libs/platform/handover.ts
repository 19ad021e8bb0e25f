import {
  type Decision,
  type DecisionContext,
  type DomainEvent,
  type Rule,
  type Sentence,
  type WithStatus,
} from '#event-sourcing';
import { isSameName } from './text-kinds.js';

export const deskRoles = ['person', 'department'] as const;
/** As what somebody has the work: by name, or as the department that it was given to. */
export type DeskRole = (typeof deskRoles)[number];

/** One record's open work goes from one desk to another; all of a handover name it 交接. */
export type WorkHandedOver = DomainEvent<
  'WorkHandedOver',
  {
    readonly handoverId: string;
    /** Of record. */
    readonly kind: string;
    readonly role: DeskRole;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
  }
>;

export const handoverCatalogue = { WorkHandedOver: { schema: 1, isStep: false } } as const;

/** The system's own, for each record of a desk that is handed over; each kind that has such work has a class of its own. */
export class HandOverWork {
  readonly handoverId: string;
  readonly kind: string;
  readonly role: DeskRole;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly occurredAt?: string;
}

const words = {
  because: {
    zh: '系统随工作交接移交在办事项。',
    en: 'Open work goes to another desk with the handover of the whole desk.',
  },
} satisfies Record<string, Sentence>;

/** How a record looks once its work is with somebody else; the record itself where it is not on that desk. */
export type Moved<S> = (record: S, work: WorkHandedOver['data']) => S;

/** The named field says who has the work. */
export function movedIn<S extends object>(fields: Readonly<Partial<Record<DeskRole, keyof S & string>>>): Moved<S> {
  return (record, { role, from, to }) => {
    const field = fields[role];
    const holder: unknown = field && record[field];
    return typeof holder === 'string' && isSameName(holder, from) ? { ...record, [field!]: to } : record;
  };
}

/** Whatever is no longer on that desk stays where it is. */
export function handoverRule<S extends WithStatus, E extends DomainEvent, X extends DecisionContext>(
  moved: Moved<S>,
): Rule<S, E | WorkHandedOver, X, HandOverWork> {
  return {
    rule: 'hand-over-with-the-desk',
    because: words.because,
    isInternal: true,
    anyTime: true,
    allowed: ({ status }) => status !== 'none',
    decide: (record, { handoverId, kind, role, from, to, reason }): Decision<WorkHandedOver> => {
      const data = { handoverId, kind, role, from, to, reason };
      return moved(record, data) === record ? [] : [{ type: 'WorkHandedOver', data }];
    },
  };
}
