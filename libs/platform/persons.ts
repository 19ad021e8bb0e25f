import { Inject, Injectable, Optional } from '@nestjs/common';
import { kindOfStream, type CollectionSchema, type StoredEvent } from '#event-sourcing';
import { namesByStream, type PersonalFields } from './hidden-names.js';
import { personsHidden, type Composed, type InspectedRoom } from './inspection.js';
import type { RoomFigures } from './room-figures.js';
import { INSPECTED, ROOM_FIGURES } from './tokens.js';

const NOBODY: PersonalFields = {};

/** What lists show of persons, as the room says whose view a document is of. */
@Injectable()
export class Persons {
  private readonly ofViews = new Map<string, PersonalFields>();
  private readonly ofKinds: ReadonlyMap<string, PersonalFields>;
  private readonly composed: Composed;

  constructor(
    @Optional() @Inject(INSPECTED) private readonly rooms: readonly InspectedRoom[] = [],
    @Optional() @Inject(ROOM_FIGURES) private readonly house?: RoomFigures,
  ) {
    this.ofKinds = new Map(rooms.flatMap(({ kinds, personal }) => kinds.map((kind) => [kind, personal] as const)));
    this.composed = Object.assign({}, ...rooms.map(({ composed }) => composed)) as Composed;
  }

  hiddenIn<D>({ name }: CollectionSchema, document: D): D {
    const { stream } = document as { readonly stream?: unknown };
    // A document about a record of whichever room goes by what that room says.
    const fields = typeof stream === 'string' ? this.fieldsOfStream(stream) : this.fieldsOfView(name);
    const hidden = personsHidden(document, fields);
    const compose = this.composed[name];
    return compose ? { ...hidden, ...compose(hidden as never) } : hidden;
  }

  /** How each of these events of many records is shown; the others of its record tell whose names a correction may say. */
  hiddenAmong(events: readonly StoredEvent[]): (event: StoredEvent) => StoredEvent {
    const names = namesByStream(events, (stream) => this.fieldsOfStream(stream));
    return (event) => {
      const { stream, type, data } = event;
      return { ...event, data: personsHidden(data, this.fieldsOfStream(stream), type, () => names(stream)) };
    };
  }

  private fieldsOfStream(stream: string): PersonalFields {
    const kind = kindOfStream(stream, (name) => this.ofKinds.has(name));
    return kind === undefined ? NOBODY : this.ofKinds.get(kind)!;
  }

  private fieldsOfView(name: string): PersonalFields {
    let fields = this.ofViews.get(name);
    if (fields === undefined) this.ofViews.set(name, (fields = this.findFields(name)));
    return fields;
  }

  private findFields(name: string): PersonalFields {
    const view = this.house?.views.find((one) => one.name === name || one.parts?.some((part) => part.name === name));
    return this.rooms.find(({ views }) => view !== undefined && views.includes(view.name))?.personal ?? NOBODY;
  }
}
