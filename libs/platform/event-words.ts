import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Language, StoredEvent } from '#event-sourcing';
import { eventLabel } from './house-labels.js';
import { InLanguages } from './in-languages.js';
import type { RoomFigures } from './room-figures.js';
import { ROOM_FIGURES } from './tokens.js';

/** What happened in words, as the rooms name their events. */
@Injectable()
export class EventWords {
  private readonly labels: RoomFigures['labels'];

  constructor(@Optional() @Inject(ROOM_FIGURES) house?: RoomFigures) {
    this.labels = house?.labels ?? {};
  }

  /** Each event with its word beside its type; a type that no room knows any more is its own. */
  beside(events: readonly StoredEvent[]): InLanguages {
    return new InLanguages((language) => events.map((event) => this.labelled(event, language)));
  }

  /** One event so, in a language that is known already. */
  labelled({ id, type, ...rest }: StoredEvent, language: Language) {
    return { id, type, label: this.labels[eventLabel(type)]?.[language] ?? type, ...rest };
  }
}
