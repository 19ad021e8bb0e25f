import { createHash } from 'node:crypto';
import { HOUR, type WorkingCalendar } from '#calendar';
import type { Outcome } from '#event-sourcing';
import { daysOf, type Plan } from '../plan.js';
import type { Random } from '../random.js';
import type { DemoSizes } from '../sizes.js';

export { daysAfter } from '#calendar';

export type Action = () => Promise<unknown>;

/** What a system of the office plays on: the year, whom there is, and the agenda. */
export interface Stage {
  readonly year: number;
  readonly sizes: DemoSizes;
  readonly plan: Plan;
  readonly calendar: WorkingCalendar;
  /** The first moment of the year at which the office works. */
  readonly opening: string;
  /** Its own. */
  readonly random: Random;
  now(): string;
  /** Puts something on the agenda. */
  on(at: string, action: Action): void;
  /** Sends a command and lets the office's reactors follow it. */
  send(command: object, target: string, actor: string): Promise<Outcome>;
}

/** Puts a year of one system on the agenda; what happens is decided while playing. */
export type System = (stage: Stage) => void;

export const ADMIN = '办公室 管理员';

export const of = <T extends object>(command: T, fields: Partial<T>): T => Object.assign(command, fields);

/** An hour of a day, by the office's clock. */
export const at = ({ calendar }: Stage, day: string, hour: number): string =>
  new Date(Date.parse(calendar.startOfDay(day)) + Math.round(hour * HOUR)).toISOString();

/** Working days of the year from one day on to another, both as month and day. */
export const workingDays = ({ year, calendar }: Stage, from = '01-03', to = '12-20'): string[] =>
  daysOf(year).filter((day) => day >= `${year}-${from}` && day <= `${year}-${to}` && calendar.isWorkingDay(day));

/** So many, spread over the days evenly, each with its number. */
export const spread = (count: number, days: readonly string[]): string[] =>
  Array.from({ length: count }, (_, n) => days[Math.floor(((n + 0.5) * days.length) / count)]!);

/** Which of so many: always the same share of them, rounded up so that a small year has one too. */
export const shareOf = (random: Random, count: number, share: number): boolean[] =>
  random.shuffled(Array.from({ length: count }, (_, n) => n < Math.ceil(share * count)));

export const numbered = (prefix: string, n: number): string => `${prefix}-${String(n + 1).padStart(3, '0')}`;

/** A scanned sheet that nobody has scanned: its digest is of what it is called. */
export const sheet = (name: string, mediaType = 'application/pdf') => ({
  sha256: createHash('sha256').update(name).digest('hex'),
  bytes: 40_000 + name.length * 97,
  mediaType,
  name: `${name}.${mediaType === 'application/pdf' ? 'pdf' : 'jpg'}`,
});
