import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { WorkingCalendar } from '#calendar';
import type { Clock, DocumentStore, EventStore, IdSource } from '#event-sourcing';
import { Alarms } from './alarms.js';
import { CommandSender } from './command-sender.js';
import type { ZerenConfig } from './config.js';
import { FollowUps } from './follow-ups.js';
import { CALENDAR, CLOCK, CONFIG, DOCUMENT_STORE, EVENT_STORE, IDS } from './tokens.js';
import { Door } from './door.js';
import { EventWords } from './event-words.js';
import { Kinds } from './kinds.js';
import { ListRecordsHandler } from './lists.js';
import { Pages } from './pages.js';
import { PastDocuments } from './past-documents.js';
import { Persons } from './persons.js';
import { QueryDoor } from './query-door.js';
import { recordHandlers } from './records.js';
import { ViewReader } from './view-reader.js';
import { Workload } from './workload.js';

/** What the application is wired to; chosen once, where it is composed. */
export interface Backends {
  readonly config: ZerenConfig;
  readonly store: EventStore;
  readonly documents: DocumentStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly calendar: WorkingCalendar;
}

@Global()
@Module({})
export class PlatformModule {
  /** @param more what the house as a whole knows, for every room */
  static with(backends: Backends, more: readonly Provider[] = []): DynamicModule {
    const values = [
      [CONFIG, backends.config],
      [EVENT_STORE, backends.store],
      [DOCUMENT_STORE, backends.documents],
      [CLOCK, backends.clock],
      [IDS, backends.ids],
      [CALENDAR, backends.calendar],
    ] as const;
    const providers = [
      ...values.map(([provide, useValue]) => ({ provide, useValue })),
      Alarms,
      CommandSender,
      Door,
      EventWords,
      FollowUps,
      Kinds,
      Pages,
      PastDocuments,
      Persons,
      QueryDoor,
      ViewReader,
      Workload,
      ListRecordsHandler,
      ...recordHandlers,
      ...more,
    ];
    return { module: PlatformModule, imports: [CqrsModule.forRoot()], providers, exports: [...providers, CqrsModule] };
  }
}
