import { caseCatalogue, CasesModule, caseView, moveView, registerCatalogue } from '#cases';
import type { AnyView, EventCatalogue } from '#event-sourcing';
import { filesCatalogue } from '#imports';
import { LedgersModule } from '#ledgers';
import { patrolCatalogue, PatrolsModule, patrolView } from '#patrols';
import { communityCatalogue, communityView, PlacesModule, siteCatalogue, siteView } from '#places';
import { timelineView } from '#platform';

/** What the house consists of: every business module with its events and views. */
export const modules = [PlacesModule, PatrolsModule, CasesModule, LedgersModule];

export const catalogue: EventCatalogue = {
  ...communityCatalogue,
  ...siteCatalogue,
  ...patrolCatalogue,
  ...caseCatalogue,
  ...registerCatalogue,
  ...filesCatalogue,
};

export const views: readonly AnyView[] = [timelineView, communityView, siteView, patrolView, caseView, moveView];
