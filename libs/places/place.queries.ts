import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { fold, within, type Clock, type Instant } from '#event-sourcing';
import {
  CLOCK,
  IsId,
  IsInstant,
  IsOneOf,
  Kinds,
  malformed,
  notFound,
  QueryDoor,
  THE_SYSTEM,
  ViewReader,
  type RoomTable,
} from '#platform';
import { roles, type Role } from './labels.js';
import { responsibleWords, words } from './places.glossary.js';
import { responsibleAt, Responsibility } from './responsibility.js';

/** Who was responsible, and by what was known when. */
export class ResponsibleQuery {
  /** The moment asked about; now unless told. */
  @IsInstant({ optional: true })
  readonly at?: string;

  /** By what the office knew at that moment; by all that it knows now unless told. */
  @IsInstant({ optional: true })
  readonly recordedUntil?: string;

  @IsOneOf(roles, { optional: true })
  readonly role?: Role;
}

export class Responsible {
  readonly at: Instant;
  readonly responsible: Responsibility[];
}

/** Who answered for a site or a community at a moment. */
export class GetResponsible {
  constructor(
    readonly kind: 'site' | 'community',
    readonly id: string,
    readonly query: ResponsibleQuery = {},
  ) {}
}

/** The same, where the place is a field of the question. */
export class FindResponsible extends ResponsibleQuery {
  @IsId({ optional: true })
  readonly siteId?: string;

  @IsId({ optional: true })
  readonly communityId?: string;
}

/** As a table. */
export const responsibleTable: RoomTable = {
  name: 'responsible',
  label: { zh: '责任人员', en: 'who answers for a place' },
  query: FindResponsible,
  rows: 'responsible',
  words: responsibleWords,
};

@QueryHandler(FindResponsible)
export class FindResponsibleHandler implements IQueryHandler<FindResponsible, Responsible> {
  constructor(private readonly queries: QueryDoor) {}

  /** @throws ProblemError (400) where no place is named, or two are */
  execute({ siteId, communityId, ...query }: FindResponsible): Promise<Responsible> {
    const named = siteId ?? communityId;
    if (named === undefined || (siteId !== undefined && communityId !== undefined))
      throw malformed('siteId', words.onePlace);
    const kind = siteId === undefined ? 'community' : 'site';
    return this.queries.ask(new GetResponsible(kind, named, query), THE_SYSTEM);
  }
}

/** By what was known at another moment: the same fold over the part of the stream that was recorded. */
@QueryHandler(GetResponsible)
export class GetResponsibleHandler implements IQueryHandler<GetResponsible, Responsible> {
  constructor(
    private readonly kinds: Kinds,
    private readonly views: ViewReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ kind: name, id, query }: GetResponsible): Promise<Responsible> {
    const { kind, executor } = this.kinds.of(name);
    const events = await executor.history(id);
    if (events.length === 0) throw notFound(kind.aggregate.rules.what, id);
    const { recordedUntil } = query;
    const known = events.filter(within(await this.views.known({ recordedUntil })));
    const { evolve, initialState } = kind.aggregate;
    const record = fold(evolve as never, initialState, known as never) as { responsibilities: Responsibility[] };
    const at = query.at ?? this.clock.now();
    return { at, responsible: responsibleAt(record, at, query.role ?? undefined) };
  }
}
