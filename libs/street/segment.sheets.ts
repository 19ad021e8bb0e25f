import type { Figure, FigureCondition } from '#event-sourcing';
import { sheetOf, type RoomSheets, type SheetCell } from '#platform';
import { chiefPatrolView } from './chief-patrol.views.js';
import { sheetWords } from './road.glossary.js';
import { segmentsPart, type RoadSegment } from './segment.views.js';
import { streetRecords } from './street-records.view.js';

const chief =
  (role: string): SheetCell<RoadSegment> =>
  ({ responsibilities }) =>
    responsibilities.filter((one) => one.role === `road-chief-${role}` && one.until === undefined).map((r) => r.person);

/** Of the segment, over what names it. */
const ofSegment = (figure: Figure): SheetCell<RoadSegment> => ({
  sums: figure,
  by: 'siteId',
  is: ({ siteId }) => siteId,
});
const records = { version: 1, of: streetRecords } as const;
const isStreetCase: FigureCondition[] = [
  { field: 'grain', equals: 'case' },
  { field: 'street', atLeast: 1 },
];

/** systems.md 5. */
export const streetSheets: RoomSheets = {
  label: { zh: '街面整治与路长制', en: 'streets and road chiefs' },
  sheets: [
    sheetOf({
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
        patrols: ofSegment({
          name: 'patrols',
          version: 1,
          of: chiefPatrolView,
          where: [{ field: 'status', equals: 'recorded' }],
          period: 'patrolledAt',
        }),
        onTheSpot: ofSegment({
          ...records,
          name: 'onTheSpot',
          adds: { kind: 'sum', field: 'amount' },
          where: [{ field: 'grain', in: ['tally', 'single'] }],
          period: 'heldAt',
        }),
        filed: ofSegment({ ...records, name: 'filed', where: isStreetCase, period: 'dueAt' }),
        handled: ofSegment({
          ...records,
          name: 'handled',
          where: [...isStreetCase, { field: 'handledAt', lessThan: { asked: 'at' } }],
          period: 'dueAt',
        }),
        leader: 'leadingOrganisation',
      },
      adds: ['patrols', 'onTheSpot', 'filed', 'handled', 'merchants'],
    }),
  ],
};
