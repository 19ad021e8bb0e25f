import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRegister, type NamedRecord, type RegisterMapping, type RegisterSummary, type Table } from '#imports';
import { RegisterCommunity } from '#places';
import type { Language } from '#event-sourcing';
import { findIfAny, Kinds, type Register } from '#platform';
import type { ShownEvent } from './import-records.js';
import { withSession, type CommonOptions, type Session } from './session.js';
import { words } from './cli.glossary.js';
import { language, tell } from './language.js';

/** How many events a dry run shows. */
const SHOWN = 20;
const PAGE = 1_000;

export interface RegisterFile {
  readonly file: string;
  readonly register: Register;
  readonly mapping: RegisterMapping;
  readonly table: Table;
  readonly rejectsFile?: string;
  /** Of the reject file; that of this run unless told. */
  readonly language?: Language;
}

/** What an import asks of an office that is open. */
export type ListSession = Pick<Session, 'office' | 'sender' | 'origin' | 'queries' | 'context'> & {
  readonly output: Pick<Session['output'], 'progress'>;
};

export type RegisterDryRun = RegisterSummary & { readonly first: readonly ShownEvent[] };

/** Takes a list in through the commands of its room. */
export function importList(
  session: ListSession,
  file: RegisterFile,
  { isDryRun = false, wrote }: { readonly isDryRun?: boolean; readonly wrote?: (event: ShownEvent) => void } = {},
): Promise<RegisterSummary> {
  const { office, sender, origin, queries, context, output } = session;
  const { store, clock, documents } = office.backends;
  const kinds = context.get(Kinds);
  return importRegister({
    language,
    timeZone: office.backends.config.timeZone,
    ...file,
    isDryRun,
    // One after the other: the first events are those of the first rows.
    ...(isDryRun ? { concurrency: 1 } : {}),
    store,
    actor: origin.actor,
    now: () => clock.now(),
    house: ({ row }, number) => ({
      find: (kind, id) => findIfAny<object>(queries, kind, id),
      idFor: (kind, fields) => kinds.idFor(kind, fields),
      history: (kind, id) => kinds.of(kind).executor.history(id),
      send: async (command, id, idempotencyKey) => {
        const { events, stream } = await sender.send(command, id, { ...origin, idempotencyKey, ofSource: true });
        if (!wrote) return events.length;
        const ids = new Set(events.map((event) => event.id));
        for await (const { id: eventId, type, data, metadata } of store.readStream(stream))
          if (ids.has(eventId)) wrote({ row, number, type, occurredAt: metadata.occurredAt, data });
        return events.length;
      },
    }),
    named: async (kind) => {
      const collection = documents.collection(kinds.of(kind).kind.view);
      const all: NamedRecord[] = [];
      let cursor: string | undefined;
      do {
        const page = await collection.query<Partial<NamedRecord> & { readonly status?: string }>({
          limit: PAGE,
          cursor,
        });
        for (const { id, body } of page.documents)
          if (body.name !== undefined && body.status !== 'voided')
            all.push({ id, name: body.name, communityId: body.communityId });
        cursor = page.next;
      } while (cursor !== undefined);
      return all;
    },
    registerCommunity: async (communityId, name) => {
      await sender.send(Object.assign(new RegisterCommunity(), { communityId, name }), communityId, origin);
    },
    onProgress: (rows) => output.progress(tell(words.importing, { rows })),
  });
}

/**
 * What an import would do by what the log holds now: its commands are decided on and nothing of them is written. Where
 * there is no data folder yet, an office of its own is made for it and thrown away.
 */
export async function previewList<T>(
  file: RegisterFile,
  options: CommonOptions,
  { hasFolder, show }: { readonly hasFolder: boolean; readonly show: (run: RegisterDryRun, session: Session) => T },
): Promise<T> {
  const first: ShownEvent[] = [];
  const wrote = (event: ShownEvent) => void (first.length < SHOWN && first.push(event));
  const run = async (session: Session) =>
    show({ ...(await importList(session, file, { isDryRun: true, wrote })), first }, session);
  if (hasFolder) return withSession(options, 'read', run, { isRehearsal: true });
  const data = mkdtempSync(join(tmpdir(), 'zeren-rehearsal-'));
  return withSession({ ...options, data }, 'write', run).finally(() => rmSync(data, { recursive: true, force: true }));
}
