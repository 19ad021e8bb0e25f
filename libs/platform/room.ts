import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  correctionCatalogue,
  idIn,
  type AnyView,
  type Clock,
  type EventCatalogue,
  type EventStore,
  type Figure,
  type Rate,
  type Reactor,
  type Sentence,
  type StoredEvent,
  type Streamed,
} from '#event-sourcing';
import type { WorkingCalendar } from '#calendar';
import {
  AggregateExecutor,
  type ExecutorParts,
  type FindService,
  type Holding,
  type LookUps,
} from './aggregate-executor.js';
import type { ZerenConfig } from './config.js';
import type { DeskList } from './desk.js';
import type { EvidenceFile } from './evidence.js';
import type { NumberedProblem } from './found.commands.js';
import { correctEntry } from './platform.glossary.js';
import { codeLabel, commandLabel, eventLabel } from './house-labels.js';
import { executorOf, handlerFor } from './handler-for.js';
import { verbsIn } from './command-routes.js';
import { Kinds, type Kind } from './kinds.js';
import { commandSetOf, type CommandSet } from './known-commands.js';
import type { PersonalFields } from './hidden-names.js';
import type { Composed, Paper } from './inspection.js';
import type { LedgerPart, OfficeSettings } from './ledger-part.js';
import type { LedgerPlace } from './ledger-places.js';
import type { RoomTable } from './room-table.js';
import type { RoomSheets } from './ledger-sheet.js';
import type { ListOf } from './lists.js';
import type { OpenAtSite } from './open-at-site.js';
import { QueryDoor } from './query-door.js';
import { controllersOf, type ListRoute, type RecordRoutes } from './record-controllers.js';
import type { Register } from './register.js';
import type { SubjectPart } from './subject-part.js';
import { CALENDAR, CLOCK, CONFIG, EVENT_STORE } from './tokens.js';
import { bringFieldWords } from './words/index.js';

/** Where the problem of a case came from. */
export type FindingSource = 'patrol' | 'round' | 'water' | 'formality' | 'task' | 'venue' | 'rating' | 'street';

/** A record of another room, by the kind of thing and its id. */
export interface FoundIn {
  readonly kind: string;
  readonly id: string;
}

/** Something wrong that a record of a room found: it becomes a case, which bears the same id. */
export interface FoundProblem {
  readonly findingId: string;
  readonly source: FindingSource;
  readonly category: string;
  readonly description: string;
  readonly siteId?: string;
  readonly communityId?: string;
  readonly location?: string;
  readonly evidence?: EvidenceFile[];
  readonly patrolId?: string;
  /** The record that found it, where that was no patrol. */
  readonly foundIn?: FoundIn;
  /** Found and put right at once. */
  readonly correctedOnTheSpot?: boolean;
}

/** The problems in a list of an event, as what its record found: at its site; where it has none, in its community. */
export function problemsIn(record: Streamed, list: string, source: FindingSource) {
  return (event: StoredEvent): FoundProblem[] => {
    const problems = (event.data as Readonly<Record<string, readonly NumberedProblem[]>>)[list] ?? [];
    const { siteId, communityId } = event.metadata;
    const id = idIn(record, event);
    // Cases have named their patrol by a field of its own since there are cases.
    const by = source === 'patrol' ? { patrolId: id } : { foundIn: { kind: record.stream, id } };
    const at = siteId === undefined ? { communityId } : { siteId };
    return problems.map((problem) => ({ ...problem, source, ...at, ...by }));
  };
}

/** What the clock has to say in a room: asked again and again, it says each thing once. */
export interface Ticking {
  /** @returns how much it had to say */
  tick(): Promise<number>;
}

/** A kind of things that are decided on in a room: what their rules look up, and what is held meanwhile. */
export type DecidedKind = Kind & Holding & { readonly lookUps?: LookUps };
/** As its room tells it: its view is that of its records unless told. */
type KindTold = Omit<DecidedKind, 'view'> & Partial<Pick<DecidedKind, 'view'>>;

export interface RoomParts {
  readonly name: string;
  readonly kinds?: readonly KindTold[];
  /** Its lists and kinds of records, with their routes. */
  readonly records?: readonly (ListRoute | RecordRoutes)[];
  /** Routes that are neither a list nor a record's. */
  readonly controllers?: readonly Type[];
  /** Commands by name that no rule book of its kinds has: they are decided on in records of other kinds. */
  readonly commands?: readonly CommandSet[];
  /** Its tags in the API's document, and the word for each. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly providers?: readonly Provider[];
  /** Besides those of its kinds. */
  readonly views?: readonly AnyView[];
  /** Of those, the ones whose documents follow from an office's settings, as its settings make them. */
  readonly viewsBy?: (settings: OfficeSettings) => readonly AnyView[];
  readonly catalogue?: EventCatalogue;
  readonly reactors?: readonly Type<Reactor>[];
  readonly clocks?: readonly Type<Ticking>[];
  /** Figures of the year, by their stable names; labels of figures and states stand in the glossary. */
  readonly figures?: readonly Figure[];
  readonly rates?: readonly Rate[];
  readonly labels?: Readonly<Record<string, Sentence>>;
  /** What fields are called that the house has no word for: one that another room has too is called the same. */
  readonly fieldWords?: Readonly<Record<string, Sentence>>;
  /** What each of its commands does, as help and the document of the API say it; of a correction the house has the words. */
  readonly commandWords?: Readonly<Record<string, Sentence>>;
  /** How a history names each type of its events. */
  readonly eventWords?: Readonly<Record<string, Sentence>>;
  /** What a person reads of the codes of its records: kinds, roles, methods. */
  readonly codes?: Readonly<Record<string, Sentence>>;
  /** What it contributes to the ledgers of sites, communities and desks. */
  readonly ledger?: readonly LedgerPart[];
  /** The kinds of places that it registers, of which ledgers are kept. */
  readonly places?: readonly LedgerPlace[];
  /** The rows of its records in those ledgers, beside its figures. */
  readonly sheets?: RoomSheets;
  /** Questions of its own that are read as tables. */
  readonly tables?: readonly RoomTable[];
  /** What somebody has to do next in it. */
  readonly desk?: readonly DeskList[];
  /** What somebody holds in it whether or not anything is to be done: of whoever hands over. */
  readonly held?: readonly DeskList[];
  /** Its records that may be of a legal person. */
  readonly subjects?: readonly SubjectPart[];
  /** Its records that keep a site in service while they are open. */
  readonly openAtSite?: readonly OpenAtSite[];
  /** Fields of its events and records that tell of persons. */
  readonly personal?: PersonalFields;
  readonly composed?: Composed;
  /** What belongs to its records, by their kinds. */
  readonly papers?: Readonly<Record<string, readonly Paper[]>>;
  /** Lists that come in as files. */
  readonly registers?: readonly Register[];
  /** Which of its events find something wrong, and what. */
  readonly findings?: Readonly<Record<string, (event: StoredEvent) => readonly FoundProblem[]>>;
}

/** A room as the house knows it. */
export interface Room extends Required<
  Pick<
    RoomParts,
    | 'name'
    | 'views'
    | 'catalogue'
    | 'reactors'
    | 'clocks'
    | 'figures'
    | 'rates'
    | 'labels'
    | 'fieldWords'
    | 'ledger'
    | 'places'
    | 'desk'
    | 'held'
    | 'registers'
    | 'personal'
    | 'composed'
    | 'papers'
    | 'subjects'
    | 'openAtSite'
    | 'tables'
    | 'findings'
    | 'tags'
  >
> {
  readonly module: DynamicModule;
  readonly kinds: readonly DecidedKind[];
  /** By the paths of their routes. */
  readonly lists: Readonly<Record<string, ListOf>>;
  readonly sheets?: RoomSheets;
  readonly viewsBy?: RoomParts['viewsBy'];
  /** All that is done in it by name. */
  readonly commands: readonly CommandSet[];
}

/** The executor of a kind by what the house provides. */
export function executorFor(
  { aggregate, lookUps = {}, ...holding }: DecidedKind,
  parts: ExecutorParts,
): AggregateExecutor {
  return new AggregateExecutor(aggregate, lookUps, parts, holding);
}

function executorProvider(kind: DecidedKind): Provider {
  return {
    provide: executorOf(kind.aggregate.stream),
    inject: [EVENT_STORE, CLOCK, CALENDAR, CONFIG, QueryDoor, Kinds, ModuleRef],
    useFactory: (
      store: EventStore,
      clock: Clock,
      calendar: WorkingCalendar,
      config: ZerenConfig,
      queries: QueryDoor,
      kinds: Kinds,
      house: ModuleRef,
    ) => {
      const service: FindService = (wanted) => house.get(wanted, { strict: false });
      const executor = executorFor(kind, { store, clock, calendar, config, queries, service });
      kinds.add(kind, executor);
      return executor;
    },
  };
}

const commandsProvider = (set: CommandSet): Provider => ({
  provide: `commands of ${set.kind}`,
  inject: [Kinds],
  useFactory: (kinds: Kinds) => kinds.addCommands(set),
});

const labelled = (words: Readonly<Record<string, Sentence>> = {}, nameOf: (name: string) => string) =>
  Object.fromEntries(Object.entries(words).map(([name, word]) => [nameOf(name), word]));

/** Every command that corrects entries does the same. */
const correctionsOf = (kinds: readonly Kind[]) =>
  Object.fromEntries(
    kinds.flatMap(({ aggregate: { rules } }) => (rules.correcting ? [[rules.correcting.name, correctEntry]] : [])),
  );

function withView(kind: KindTold, records: readonly (ListRoute | RecordRoutes)[]): DecidedKind {
  const { stream } = kind.aggregate;
  const view = kind.view ?? records.find((of) => 'kind' in of && of.kind === stream)?.view;
  if (!view || !('touches' in view)) throw new Error(`the kind ${stream} has no view`);
  return { ...kind, view: view as AnyView };
}

/** A room from its parts: its module with a handler for each command, its events, and its views. */
export function roomOf(parts: RoomParts): Room {
  const {
    name,
    records = [],
    controllers: ownControllers = [],
    commands: otherCommands = [],
    reactors = [],
    clocks = [],
    views = [],
    findings = {},
  } = parts;
  const rulesOf = (kind: string) => parts.kinds!.find(({ aggregate }) => aggregate.stream === kind)!.aggregate.rules;
  const controllers = [...records.flatMap((of) => controllersOf(of, rulesOf)), ...ownControllers];
  const verbs = verbsIn(controllers);
  const kinds = (parts.kinds ?? []).map((kind) => ({ ...withView(kind, records), verbs }));
  const {
    figures = [],
    rates = [],
    labels = {},
    fieldWords = {},
    ledger = [],
    places = [],
    desk = [],
    held = [],
    registers = [],
    personal = {},
    composed = {},
    papers = {},
    subjects = [],
    openAtSite = [],
    tables = [],
    tags = {},
  } = parts;
  bringFieldWords(fieldWords);
  const providers: Provider[] = [
    ...kinds.map(executorProvider),
    ...kinds.flatMap(({ aggregate }) =>
      aggregate.rules.commands.map((command) => handlerFor(command, executorOf(aggregate.stream))),
    ),
    ...otherCommands.map(commandsProvider),
    ...reactors,
    ...clocks,
    ...(parts.providers ?? []),
  ];
  class RoomModule {}
  Object.defineProperty(RoomModule, 'name', { value: `${name}Room` });
  Module({})(RoomModule);
  const catalogues = kinds.map(({ aggregate }) => aggregate.catalogue);
  return {
    name,
    module: { module: RoomModule, controllers, providers, exports: providers },
    kinds,
    catalogue: Object.assign({}, correctionCatalogue, ...catalogues, parts.catalogue) as EventCatalogue,
    views: [...kinds.map(({ view }) => view), ...views],
    reactors,
    clocks,
    figures,
    rates,
    labels: {
      ...labels,
      ...labelled(correctionsOf(kinds), commandLabel),
      ...labelled(parts.commandWords, commandLabel),
      ...labelled(parts.eventWords, eventLabel),
      ...labelled(parts.codes, codeLabel),
    },
    fieldWords,
    ledger,
    places,
    lists: Object.fromEntries(records.map((list) => [list.at, list])),
    desk,
    held,
    registers,
    personal,
    composed,
    papers,
    subjects,
    openAtSite,
    tables,
    findings,
    tags,
    sheets: parts.sheets,
    viewsBy: parts.viewsBy,
    commands: [...kinds.map(commandSetOf), ...otherCommands],
  };
}
