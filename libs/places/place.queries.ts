import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { fold, within, type Clock, type Instant } from '#event-sourcing';
import { CLOCK, IsInstant, IsOneOf, Kinds, notFound, ViewReader } from '#platform';
import { roles, type Role } from './labels.js';
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
