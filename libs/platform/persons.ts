import { Inject, Injectable, Optional } from '@nestjs/common';
import type { CollectionSchema, StoredEvent } from '#event-sourcing';
import { personsHidden, type InspectedRoom, type PersonalFields } from './inspection.js';
import type { RoomFigures } from './room-figures.js';
import { INSPECTED, ROOM_FIGURES } from './tokens.js';

/** What lists show of persons, as the room says whose view a document is of. */
@Injectable()
export class Persons {
  private readonly known = new Map<string, PersonalFields>();

  constructor(
    @Optional() @Inject(INSPECTED) private readonly rooms: readonly InspectedRoom[] = [],
    @Optional() @Inject(ROOM_FIGURES) private readonly house?: RoomFigures,
  ) {}

  hiddenIn<D>({ name }: CollectionSchema, document: D): D {
    const { stream } = document as { readonly stream?: unknown };
    // A document about a record of whichever room goes by what that room says.
    if (typeof stream === 'string') return personsHidden(document, this.fieldsOfStream(stream));
    let fields = this.known.get(name);
    if (fields === undefined) this.known.set(name, (fields = this.fieldsOf(name)));
    return personsHidden(document, fields);
  }

  /** An event among those of many records. */
  hiddenInEvent(event: StoredEvent): StoredEvent {
    return { ...event, data: personsHidden(event.data, this.fieldsOfStream(event.stream), event.type) };
  }

  private fieldsOfStream(stream: string): PersonalFields {
    return this.rooms.find(({ kinds }) => kinds.some((kind) => stream.startsWith(`${kind}-`)))?.personal ?? {};
  }

  private fieldsOf(name: string): PersonalFields {
    const view = this.house?.views.find((one) => one.name === name || one.parts?.some((part) => part.name === name));
    return this.rooms.find(({ views }) => view !== undefined && views.includes(view.name))?.personal ?? {};
  }
}
