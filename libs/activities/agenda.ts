import {
  WrongExpectedRevision,
  type DomainEvent,
  type EventCatalogue,
  type Instant,
  type StoredEvent,
} from '#event-sourcing';
import { takeBeside, type LookUpTools } from '#platform';

/** A stretch of time in which a record has something for itself: its chair, its place, a volunteer. */
export interface AgendaEntry {
  /** The record, and what inside it. */
  readonly holder: string;
  readonly part: string;
  /** E.g. `chair:王`: nobody else can have the same at that time. */
  readonly claims: string[];
  readonly from: Instant;
  readonly to: Instant;
}

/** On the agenda of one day of the office; who is first there has it, however many write at once. */
export type TimesTaken = DomainEvent<'TimesTaken', { readonly entries: readonly AgendaEntry[] }>;

export const agendaCatalogue: EventCatalogue & Record<TimesTaken['type'], { schema: number }> = {
  TimesTaken: { schema: 1 },
};

const agendaOf = (day: string) => `agenda-${day}`;

/** Spans that only touch do not overlap. */
const meets = (a: AgendaEntry, b: AgendaEntry) => a.from < b.to && b.from < a.to;
const shares = (a: AgendaEntry, b: AgendaEntry) => a.claims.some((claim) => b.claims.includes(claim));

/** Entries that cannot both be: they overlap, and claim the same. */
export const clash = (a: AgendaEntry, b: AgendaEntry) => meets(a, b) && shares(a, b);

export interface Holder {
  /** What it has for itself. */
  readonly entries: AgendaEntry[];
  /** The commands that made it what it is. */
  readonly commandIds: ReadonlySet<string>;
}

export interface AgendaQuestion {
  readonly wanted: AgendaEntry[];
  /** A record by what is known now; undefined where there is no such record (yet). */
  readonly find: (holder: string) => Promise<Holder | undefined>;
  /** Whether it is to be taken, given what others have on these days. */
  readonly accepts: (others: readonly AgendaEntry[]) => boolean;
}

/**
 * What others have on the days of the wanted entries that claims the same; and if that is no obstacle, the wanted entries
 * are put there before the record itself is written. An entry whose record never came, or says something else by now, is
 * nothing; one that was made just now may have its record still on the way.
 */
export async function takeTimes(tools: LookUpTools, question: AgendaQuestion): Promise<readonly AgendaEntry[]> {
  const { wanted } = question;
  const days = [...new Set(wanted.flatMap(({ from, to }) => daysOf(from, to, tools)))].sort();
  for (;;) {
    const pages = [];
    for (const day of days) pages.push({ day, ...(await readAgenda(tools, day)) });
    const others = await othersOf(
      tools,
      question,
      pages.flatMap(({ events }) => events),
    );
    if (!question.accepts(others)) return others;
    try {
      for (const { day, events } of pages) await put(tools, day, wanted, events);
      return others;
    } catch (error) {
      // Somebody else wrote there meanwhile: what they have is looked at too.
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}

function daysOf(from: Instant, to: Instant, { calendar }: LookUpTools): string[] {
  const [first, last] = [calendar.dayOf(from), calendar.dayOf(to)];
  return first === last ? [first] : [first, last];
}

async function readAgenda({ store }: LookUpTools, day: string): Promise<{ events: StoredEvent[] }> {
  const events: StoredEvent[] = [];
  for await (const event of store.readStream(agendaOf(day))) events.push(event);
  return { events };
}

const entriesIn = (event: StoredEvent) => (event.data as TimesTaken['data']).entries;

async function othersOf(
  { clock, config }: LookUpTools,
  { wanted, find }: AgendaQuestion,
  events: readonly StoredEvent[],
): Promise<AgendaEntry[]> {
  const own = new Set(wanted.map(({ holder, part }) => `${holder}/${part}`));
  const isOther = ({ holder, part }: AgendaEntry) => !own.has(`${holder}/${part}`);
  const concerns = (entry: AgendaEntry) => isOther(entry) && wanted.some((one) => shares(one, entry));
  const known = new Map<string, Holder | undefined>();
  const others = new Map<string, AgendaEntry>();
  const add = (entry: AgendaEntry) => others.set(JSON.stringify(entry), entry);
  const now = Date.parse(clock.now());
  for (const event of events)
    for (const entry of entriesIn(event).filter(concerns)) {
      if (!known.has(entry.holder)) known.set(entry.holder, await find(entry.holder));
      const holder = known.get(entry.holder);
      holder?.entries.filter(concerns).forEach(add);
      // A record says by itself what it has; a command that it has not seen may be on its way.
      const isRecent = now - Date.parse(event.recordedAt) < config.numberGraceMilliseconds;
      if (isRecent && !holder?.commandIds.has(event.metadata.commandId)) add(entry);
    }
  return [...others.values()];
}

async function put(
  tools: LookUpTools,
  day: string,
  wanted: readonly AgendaEntry[],
  events: readonly StoredEvent[],
): Promise<void> {
  const isIn = (entry: AgendaEntry) =>
    events.some((event) => entriesIn(event).some((one) => JSON.stringify(one) === JSON.stringify(entry)));
  const entries = wanted.filter((entry) => !isIn(entry));
  if (entries.length === 0) return;
  const taken = { type: 'TimesTaken', schema: agendaCatalogue.TimesTaken.schema, data: { entries } };
  await takeBeside(tools, agendaOf(day), events.at(-1)?.revision, taken);
}
