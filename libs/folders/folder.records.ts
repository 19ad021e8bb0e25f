import { ViewFold, type AnyView, type StoredEvent } from '#event-sourcing';
import {
  filesIn,
  namesByStream,
  shown,
  withoutPersonal,
  type InspectedRoom,
  type Kinds,
  type PersonalFields,
  type WithoutPersonal,
} from '#platform';
import type { GatheredEvent } from './folder.gatherer.js';
import type { FolderEvent, FolderRecord } from './folder.tables.js';

/** What the events of a record name persons, by its stream. */
type NamesOf = ReturnType<typeof namesByStream>;

type Body = Readonly<Record<string, unknown>>;

/** What the rooms say of persons and papers, by kind of record. */
export class Inspection {
  private readonly byKind: ReadonlyMap<string, InspectedRoom>;

  constructor(private readonly rooms: readonly InspectedRoom[]) {
    this.byKind = new Map(rooms.flatMap((room) => room.kinds.map((kind) => [kind, room] as const)));
  }

  masked<V>(kind: string, value: V, of: WithoutPersonal): V {
    return withoutPersonal(value, this.fieldsOf(kind), of);
  }

  /** Of each record, by its stream: what its events name persons. */
  namesOf(gathered: readonly GatheredEvent[]): NamesOf {
    const kindOf = new Map(gathered.map(({ stored, kind }) => [stored.stream, kind] as const));
    return namesByStream(
      gathered.map(({ stored }) => stored),
      (stream) => this.fieldsOf(kindOf.get(stream)!),
    );
  }

  private fieldsOf(kind: string): PersonalFields {
    return this.byKind.get(kind)?.personal ?? {};
  }

  /** Of a ledger of that room. */
  maskedRow<R extends object>(room: string, row: R): R {
    return withoutPersonal(row, this.rooms.find(({ name }) => name === room)?.personal ?? {});
  }

  /** Of all rooms together. */
  maskedOfAll<V>(value: V): V {
    return withoutPersonal(value, Object.assign({}, ...this.rooms.map(({ personal }) => personal)) as PersonalFields);
  }

  missing(kind: string, document: Body, events: readonly StoredEvent[]): FolderRecord['missing'] {
    const papers = this.byKind.get(kind)?.papers[kind] ?? [];
    return papers.flatMap(({ label, of }) =>
      of(document as never, events)
        .filter(({ isThere }) => !isThere)
        .map((one) => ({ paper: label, ...(one.of === undefined ? {} : { of: one.of }) })),
    );
  }
}

export function eventsOf(gathered: readonly GatheredEvent[], inspection: Inspection, namesOf: NamesOf) {
  const lines: string[] = [];
  const events = gathered.map(({ stored, kind, id: of }): FolderEvent => {
    const masked: string[] = [];
    const names = () => namesOf(stored.stream);
    const data = inspection.masked(kind, stored.data, { into: masked, within: stored.type, names });
    const { position, id, type, recordedAt, metadata } = stored;
    lines.push(JSON.stringify({ ...stored, data, ...(masked.length > 0 && { masked }) }));
    const { occurredAt, actor } = metadata;
    return { position, id, kind, of, type, occurredAt, recordedAt, actor, masked, files: filesIn(stored) };
  });
  return { events, lines };
}

/** Every record as it was: its document by the fold of its kind. In the order of kinds, then of their first events. */
export function recordsOf(
  gathered: readonly GatheredEvent[],
  kinds: Kinds,
  inspection: Inspection,
  namesOf: NamesOf,
): FolderRecord[] {
  const byKind = new Map<string, Map<string, GatheredEvent[]>>();
  for (const event of gathered) {
    const ofKind = byKind.get(event.kind) ?? new Map<string, GatheredEvent[]>();
    const before = ofKind.get(event.id);
    if (before) before.push(event);
    else ofKind.set(event.id, [event]);
    byKind.set(event.kind, ofKind);
  }
  return [...byKind.keys()].sort().flatMap((kind) => {
    const { aggregate, view } = kinds.of(kind).kind;
    const { what, facts } = aggregate.rules as {
      what: FolderRecord['label'];
      facts: { states?: Record<string, never> };
    };
    return [...byKind.get(kind)!].map(([id, events]): FolderRecord => {
      const whole = documentOf(view, id, events);
      const names = () => namesOf(events[0]!.stored.stream);
      const document = whole && inspection.masked(kind, shown(whole), { names });
      const files = events.reduce((sum, { stored }) => sum + filesIn(stored).length, 0);
      const missing = whole
        ? inspection.missing(
            kind,
            whole,
            events.map(({ stored }) => stored),
          )
        : [];
      return {
        ...{ kind, label: what, id, document, files, missing },
        state: facts.states?.[String(whole?.['status'])],
        firstAt: events[0]!.right.metadata.occurredAt,
        lastAt: events.at(-1)!.right.metadata.occurredAt,
        events: events.length,
      };
    });
  });
}

function documentOf(view: AnyView, id: string, events: readonly GatheredEvent[]): Body | undefined {
  const fold = new ViewFold<object>(view);
  for (const { right } of events) fold.add(right);
  return fold.documents().get(id) as Body | undefined;
}
