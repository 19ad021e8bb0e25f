import { caseLedgerPart } from '#cases';
import type { RateValue } from '#event-sourcing';
import { GetCommunityLedger, ratesFrom, sumOfFigures, type CommunityLedger, type Figures } from '#ledgers';
import { communityList, type CommunityPage } from '#places';
import { ListRecords } from '#platform';
import type { Session } from '../session.js';

export interface YearFigures {
  readonly communities: number;
  readonly sites: number;
  readonly patrols: number;
  readonly problems: number;
  readonly notices: number;
  readonly figures: Figures;
  readonly indicators: readonly RateValue[];
}

/** The year's figures, added up from the ledgers of all communities. */
export async function figuresFromLedgers({ ask, config }: Session): Promise<YearFigures> {
  const ledgers: CommunityLedger[] = [];
  let cursor: string | undefined;
  do {
    const page: CommunityPage = await ask(new ListRecords(communityList, { cursor }));
    for (const { communityId } of page.communities) ledgers.push(await ask(new GetCommunityLedger(communityId, {})));
    cursor = page.next;
  } while (cursor !== undefined);
  const figures = sumOfFigures(ledgers.map((ledger) => ledger.figures));
  return {
    communities: ledgers.length,
    sites: ledgers.reduce((sum, ledger) => sum + ledger.sites.length, 0),
    patrols: ledgers.reduce((sum, ledger) => sum + ledger.visits.count, 0),
    problems: figures['reported']!,
    notices: figures['noticesIssued']!,
    figures,
    indicators: ratesFrom([caseLedgerPart], figures, config),
  };
}
