import { caseLedgerPart } from '#cases';
import type { RateValue } from '#event-sourcing';
import { GetFigures, type FigureValue } from '#figures';
import { GetCommunityLedger, ratesFrom, sumOfFigures, type Figures } from '#ledgers';
import type { CommunityLedger } from '#office';
import { communityRecords, type CommunityDocument } from '#places';
import { ListRecords, type RowsOf } from '#platform';
import type { Session } from '../session.js';
import { compare, type Compared } from './article.js';
import type { DemoSizes } from './sizes.js';

export interface YearFigures {
  readonly communities: number;
  readonly sites: number;
  readonly patrols: number;
  readonly problems: number;
  readonly notices: number;
  readonly figures: Figures;
  readonly indicators: readonly RateValue[];
  /** The figures of the account of the year, and what became of them. */
  readonly systems: readonly Compared[];
}

/** The year's figures: of construction sites also as the ledgers of all communities add up. */
export async function figuresOfYear({ ask, config }: Session, year: number, sizes: DemoSizes): Promise<YearFigures> {
  const all = await ask<FigureValue[]>(Object.assign(new GetFigures(), { year: String(year) }));
  const valueOf = (name: string) => Number(all.find((figure) => figure.name === name)?.value);
  const ledgers: CommunityLedger[] = [];
  let cursor: string | undefined;
  do {
    const page: RowsOf<'communities', CommunityDocument> = await ask(new ListRecords(communityRecords, { cursor }));
    for (const { communityId } of page.communities) ledgers.push(await ask(new GetCommunityLedger(communityId, {})));
    cursor = page.next;
  } while (cursor !== undefined);
  const figures = sumOfFigures(ledgers.map((ledger) => ledger.figures));
  return {
    communities: ledgers.length,
    sites: valueOf('sites.supervised'),
    patrols: valueOf('patrols.made'),
    problems: valueOf('problems.found'),
    notices: valueOf('notices.issued'),
    figures,
    indicators: ratesFrom([caseLedgerPart], figures, config),
    systems: compare(all, sizes),
  };
}
