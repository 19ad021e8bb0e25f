import { Inject, Injectable } from '@nestjs/common';
import { isAsOf, type AsOf, type Asked, type CollectionSchema } from '#event-sourcing';
import { correctedSince, PastDocuments, ROOM_FIGURES, ViewReader, type LedgerPart, type RoomFigures } from '#platform';
import type { GroupRow } from './groups.js';
import { FoldedSource, KeptSource, type LedgerSource } from './ledger-source.js';

/** By which groups of indicators corrections are known; those of a month are of its days. */
const FIELDS: Readonly<Record<string, string | undefined>> = { community: 'communityId', site: 'siteId' };

/** Rows of the indicators with what was corrected of their period since it was over. */
@Injectable()
export class CorrectedRows {
  constructor(
    private readonly views: ViewReader,
    private readonly past: PastDocuments,
    @Inject(ROOM_FIGURES) private readonly house: RoomFigures,
  ) {}

  /** How many corrections each group has, of entries that the indicators are made of; by its id, of a month by null. */
  async counts(
    parts: readonly LedgerPart[],
    by: string,
    asked: readonly Asked[],
    asOf: AsOf & { readonly waitFor?: string },
  ): Promise<readonly ReadonlyMap<unknown, number>[]> {
    const questions = asked.map((one) => correctedSince(this.house, one));
    const known = questions.find((one) => one !== undefined);
    if (!known || (by !== 'month' && FIELDS[by] === undefined)) return asked.map(() => new Map());
    await this.views.waitFor(asOf.waitFor, ...this.house.views);
    const types = parts.flatMap(({ view }) => view.types ?? []);
    const sourceOf = await this.sources(known.figure.of, asOf);
    return Promise.all(
      questions.map(async (question, n) => {
        if (!question) return new Map<unknown, number>();
        const figure = { ...question.figure, where: [...question.figure.where, { field: question.by, in: types }] };
        const rows = await sourceOf(asked[n]!).sums([figure], FIELDS[by]);
        return new Map([...rows].map(([group, values]) => [group, Number(values[figure.name])]));
      }),
    );
  }

  private async sources(of: CollectionSchema, asOf: AsOf): Promise<(asked: Asked) => LedgerSource> {
    if (!isAsOf(asOf)) return (asked) => new KeptSource((one) => this.views.of(one), asked);
    const then = await this.past.as(asOf, [of]);
    return (asked) => new FoldedSource((one) => then(one).map(([id, body]) => ({ id, body })), asked);
  }
}

/** Nothing is said where nothing was corrected. */
export const withCorrected = (row: GroupRow, count: number | undefined): GroupRow =>
  count === undefined || count === 0 ? row : { ...row, correctedSince: count };
