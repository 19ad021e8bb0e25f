import { Body, Get, Injectable, Query, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';
import type { CommandOrigin } from './command-sender.js';
import { Door } from './door.js';
import { CommandAnswer, Sender, StoredEventAnswer } from './http.js';
import { listQuery, pageOf, type ListOf, type ListParameters } from './lists.js';
import { AsOfQuery } from './queries.js';
import { On, PathId, Step, type Target } from './routes.js';

/** What the routes of a kind of record differ by. */
export interface RecordRoutesOf {
  /** The name of the kind, as its streams begin. */
  readonly kind: string;
  /** Of one and of many, as the names of the operations say it; `Patrol` and `Patrols` of the kind `patrol` unless told. */
  readonly names?: readonly [one: string, many: string];
  /** The parameter of the path; `patrolId` of the kind `patrol` unless told. */
  readonly id?: string;
  /** What the list is, in a sentence, where its order is another than the latest first. */
  readonly says?: string;
  readonly list: ListOf;
  /** A row of the list; one of them is answered with what is possible next. */
  readonly document: Type<object>;
  /** The command that corrects an entry. */
  readonly correct: Type;
}

/** Under the name by which the document of the API knows it. */
const named = <C extends Type>(name: string, of: C): C => Object.defineProperty(of, 'name', { value: name });

function answerOf(document: Type<object>): Type {
  class Answer extends document {
    @ApiProperty({ type: [String], description: 'Commands that are allowed now.' })
    readonly possible: string[];
  }
  return Answer;
}

/**
 * The four routes that every kind of record has alike, for a controller to begin with: `GET` of the list, `GET :id`,
 * `GET :id/history` and `POST :id/correct`. What is peculiar to a kind, its commands, stands in its controller.
 */
export function recordRoutes(of: RecordRoutesOf): Type<{ readonly door: Door }> {
  const path = `:${of.id ?? `${of.kind}Id`}`;
  const ownName = of.kind[0]!.toUpperCase() + of.kind.slice(1);
  const [one, many] = of.names ?? [ownName, `${ownName}s`];
  const page = named(
    `${one}Page`,
    pageOf(of.list, () => of.document),
  );
  const answer = named(`${one}Answer`, answerOf(of.document));

  @Injectable()
  class Routes {
    constructor(readonly door: Door) {}

    @Get()
    @ApiOperation({ operationId: `list${many}`, summary: of.says ?? `${many}, the latest first.` })
    @ApiOkResponse({ type: page })
    listRecords(@Query() query: ListParameters, @Sender() by: CommandOrigin): Promise<object> {
      return this.door.list(of.list, query, by);
    }

    @Get(path)
    @PathId(path)
    @ApiOperation({
      operationId: `get${one}`,
      summary: 'One of them with what is possible next; or as it was, as of a moment on either clock.',
    })
    @ApiOkResponse({ type: answer })
    getRecord(@On() on: Target, @Query() asOf: AsOfQuery): Promise<object> {
      return this.door.get(of.kind, on, asOf);
    }

    @Get(`${path}/history`)
    @PathId(path)
    @ApiOperation({ operationId: `get${one}Events`, summary: 'Its events, in order.' })
    @ApiOkResponse({ type: StoredEventAnswer, isArray: true })
    getRecordEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
      return this.door.history(of.kind, on, asOf);
    }

    @Step(`${path}/correct`)
    @ApiOperation({ summary: 'Correct an entry 更正.' })
    @ApiOkResponse({ type: CommandAnswer })
    correctRecord(@On() on: Target, @Body() body: object): Promise<CommandAnswer> {
      return this.door.send(body, on);
    }
  }
  // The pipe reads a body, and the document describes it, by the class that a parameter is declared with.
  const takes = (method: keyof Routes, ...types: readonly Type[]) =>
    Reflect.defineMetadata('design:paramtypes', types, Routes.prototype, method);
  takes('listRecords', listQuery(of.list), Object);
  takes('correctRecord', Object, of.correct);
  return Routes;
}
