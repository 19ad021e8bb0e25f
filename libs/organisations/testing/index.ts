import { defaultCalendar } from '#calendar';
import type { RoomContext } from '#platform';

/** A command as it is after validation. */
export const command = <C extends object>(Command: new () => C, fields: Partial<C>): C =>
  Object.assign(new Command(), fields);

/** A decision's context at a moment of 2018. */
export const at = <X extends RoomContext>(occurredAt: string, more: Partial<X> = {}): X =>
  ({
    now: '2018-12-31T00:00:00.000Z',
    occurredAt,
    actor: 'li.ming',
    id: 'o1',
    partId: 'part-1',
    calendar: defaultCalendar,
    ...more,
  }) as unknown as X;
