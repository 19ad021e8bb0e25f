import type { Figure } from '#event-sourcing';
import { sheetOf, type SheetCell } from '#platform';
import { sheetWords } from './road.glossary.js';
import { segmentsPart, type RoadSegment } from './segment.views.js';
import { streetRecords } from './street-records.view.js';

const chief =
  (role: string): SheetCell<RoadSegment> =>
  ({ responsibilities }) =>
    responsibilities.filter((one) => one.role === `road-chief-${role}` && one.until === undefined).map((r) => r.person);

/** Of the segment, over what names it; of whichever room, by the figure's name. */
const ofSegment = <F extends Figure | string>(sums: F, by = 'siteId') => ({
  sums,
  by,
  is: ({ siteId }: RoadSegment) => siteId,
});
/** Over what names the shops along it. */
const ofShops = (sums: string) => ({ sums, by: 'shopId', is: ({ shopIds }: RoadSegment) => shopIds });
const DUE = 'street.dueToBeHandled@cases';
const HANDLED = 'street.handled@cases';

/** systems.md 5. */
export const streetSheet = sheetOf({
  name: 'segments',
  label: { zh: '路段台账', en: 'ledger of road segments' },
  of: segmentsPart,
  sort: { field: 'name', direction: 'asc' },
  record: ({ siteId }: RoadSegment) => `sites/${siteId}`,
  words: sheetWords,
  cells: {
    segment: 'name',
    ends: ({ startsAt, endsAt }) => (startsAt === undefined ? undefined : `${startsAt} – ${endsAt}`),
    general: chief('general'),
    deputy: chief('deputy-general'),
    first: chief('first'),
    second: chief('second'),
    third: chief('third'),
    patrolsDue: ofSegment('duties.chiefPatrols.due', 'unitId'),
    patrols: ofSegment('street.chiefPatrols.done'),
    found: ofSegment('street.chiefPatrols.found'),
    onTheSpot: ofSegment({
      name: 'onTheSpot',
      version: 2,
      of: streetRecords,
      adds: { kind: 'sum', field: 'amount' },
      where: [
        { field: 'grain', in: ['tally', 'single'] },
        { field: 'state', equals: 'counts' },
      ],
      period: 'heldAt',
    }),
    filed: ofSegment(DUE),
    handled: ofSegment(HANDLED),
    handlingRate: { ...ofSegment(HANDLED), outOf: DUE },
    pledges: ofShops('street.pledges'),
    stars5: ofShops('ratings.stars.5'),
    stars4: ofShops('ratings.stars.4'),
    stars3: ofShops('ratings.stars.3'),
    stars2: ofShops('ratings.stars.2'),
    stars1: ofShops('ratings.stars.1'),
    leader: 'leadingOrganisation',
  },
  adds: [
    ...(['patrolsDue', 'patrols', 'found', 'onTheSpot', 'filed', 'handled', 'merchants', 'pledges'] as const),
    ...(['stars5', 'stars4', 'stars3', 'stars2', 'stars1'] as const),
  ],
});
