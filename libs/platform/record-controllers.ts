import { Body, Controller, Get, Post, Query, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { idFieldOf, type AnyAggregate } from '#event-sourcing';
import type { CommandOrigin } from './command-sender.js';
import { Door } from './door.js';
import { CommandAnswer, Sender, StoredEventAnswer } from './http.js';
import type { InLanguages } from './in-languages.js';
import { listQuery, pageOf, type ListOf, type ListParameters } from './lists.js';
import { AsOfQuery } from './queries.js';
import { SharedEvidence } from './shared-evidence.js';
import { On, PathId, Step, type Target } from './routes.js';

/** A list on HTTP. */
export interface ListRoute<D extends object = object> extends ListOf {
  /** Under which the document of the API shows it; the path unless told. */
  readonly tag?: string;
  /** Of one and of many, as the document names operations and answers, e.g. `Patrol` and `Patrols`. */
  readonly names: readonly [one: string, many: string];
  /** As the document names answers, where that is another name. */
  readonly answers?: string;
  /** What the list is, in a sentence; that they are the latest first unless told. */
  readonly says?: string;
  /** A row of the list. */
  readonly document: Type<D>;
}

/** A kind of record on HTTP. */
export interface RecordRoutes<D extends object = object> extends Omit<ListRoute<D>, 'names'> {
  /** The name of the kind, as its streams begin. */
  readonly kind: string;
  /** After the kind and the path unless told. */
  readonly names?: ListRoute['names'];
  /** The parameter of the path, and the field with the id; as `idFieldOf` the kind unless told. */
  readonly id?: string;
  /** One of them, where it is more than a row of the list. */
  readonly record?: Type<object>;
  /** Where its events are, below the record; `history` unless told. */
  readonly events?: string;
  /** The command that begins one. What a command does, the `commandWords` of its room say. */
  readonly begins?: Type;
  /** The commands of one that is there, by the last part of their path: `void` is `POST /patrols/:patrolId/void`. */
  readonly steps?: Readonly<Record<string, Type>>;
}

const capitalised = (name: string) => name.replace(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase());

/** Under the name by which the document of the API knows it. */
const named = <C extends Type>(name: string, of: C): C => Object.defineProperty(of, 'name', { value: name });

/** The pipe reads a body, and the document describes it, by the class that a parameter is declared with. */
function takes<C extends Type>(of: C, method: keyof InstanceType<C> & string, ...types: readonly Type[]): void {
  Reflect.defineMetadata('design:paramtypes', types, of.prototype as object, method);
}

function answerOf(document: Type<object>): Type {
  class Answer extends document {
    @ApiProperty({ type: [String], description: 'Commands that are allowed now.' })
    readonly possible: string[];

    @ApiProperty({ type: [SharedEvidence], required: false, description: 'Files of it that other records have too.' })
    readonly sharedEvidence?: SharedEvidence[];
  }
  return Answer;
}

/** `GET` of a list. */
function listController(of: ListRoute): Type {
  const {
    at,
    tag = at,
    names: [one, many],
    answers = one,
    says,
    document,
  } = of;
  const page = named(`${answers}Page`, pageOf(of, document));

  @ApiTags(tag)
  @Controller(at)
  class Lists {
    constructor(private readonly door: Door) {}

    @Get()
    @ApiOperation({ operationId: `list${many}`, summary: says ?? `${many}, the latest first.` })
    @ApiOkResponse({ type: page })
    listRecords(@Query() query: ListParameters, @Sender() by: CommandOrigin): Promise<object> {
      return this.door.list(of, query, by);
    }
  }
  takes(Lists, 'listRecords', listQuery(of), Object);
  return named(`${many}Controller`, Lists);
}

/** `GET :id` and `GET :id/history`. */
function readController(of: RecordRoutes & ListRoute, path: string): Type {
  const {
    at,
    tag = at,
    kind,
    names: [one],
    answers = one,
    document,
    record = document,
    events = 'history',
  } = of;
  const answer = named(`${answers}Answer`, answerOf(record));

  @ApiTags(tag)
  @Controller(at)
  class Records {
    constructor(private readonly door: Door) {}

    @Get(path)
    @PathId(path)
    @ApiOperation({
      operationId: `get${one}`,
      summary: 'One of them with what is possible next; or as it was, as of a moment on either clock.',
    })
    @ApiOkResponse({ type: answer })
    getRecord(@On() on: Target, @Query() asOf: AsOfQuery): Promise<object> {
      return this.door.get(kind, on, asOf);
    }

    @Get(`${path}/${events}`)
    @PathId(path)
    @ApiOperation({ operationId: `get${one}Events`, summary: 'Its events, in order.' })
    @ApiOkResponse({ type: StoredEventAnswer, isArray: true })
    getRecordEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<InLanguages> {
      return this.door.history(kind, on, asOf);
    }
  }
  return named(`${one}RecordController`, Records);
}

/** `POST` of the command that begins one. */
function beginController({ at, tag = at, kind }: RecordRoutes, command: Type): Type {
  @ApiTags(tag)
  @Controller(at)
  class Beginning {
    constructor(private readonly door: Door) {}

    @Post()
    @ApiCreatedResponse({ type: CommandAnswer })
    beginRecord(@Body() body: object, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
      return this.door.begin(kind, body, by);
    }
  }
  takes(Beginning, 'beginRecord', command, Object);
  return named(`${command.name}Controller`, Beginning);
}

/** `POST :id/void` and the like. */
function stepController({ at, tag = at }: RecordRoutes, path: string, command: Type): Type {
  @ApiTags(tag)
  @Controller(at)
  class Stepping {
    constructor(private readonly door: Door) {}

    @Step(path)
    @ApiOkResponse({ type: CommandAnswer })
    stepRecord(@On() on: Target, @Body() body: object): Promise<CommandAnswer> {
      return this.door.send(body, on);
    }
  }
  takes(Stepping, 'stepRecord', Object, command);
  return named(`${command.name}Controller`, Stepping);
}

/**
 * The routes of a list; of a kind of record also those of one record, its events, and its commands, the correction of an
 * entry among them. What is asked or sent in another way stands in a controller of the room.
 */
export function controllersOf(of: ListRoute | RecordRoutes, rulesOf: (kind: string) => AnyAggregate['rules']): Type[] {
  if (!('kind' in of)) return [listController(of)];
  const { at, kind, id = idFieldOf(kind), names = [capitalised(kind), capitalised(at)], begins } = of;
  const correct = rulesOf(kind).correcting;
  const record = { ...of, names };
  const steps = { ...of.steps, ...(correct && { correct }) };
  return [
    listController(record),
    readController(record, `:${id}`),
    ...(begins ? [beginController(of, begins)] : []),
    ...Object.entries(steps).map(([step, command]) => stepController(of, `:${id}/${step}`, command)),
  ];
}
