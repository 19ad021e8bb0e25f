import type { RecordRoutes } from '#platform';
import * as c from './road.commands.js';
import { RoadSegment, SegmentDocument, segmentsPart } from './segment.views.js';

export const segmentRecords: RecordRoutes = {
  at: 'segments',
  kind: 'segment',
  names: ['RoadSegment', 'RoadSegments'],
  answers: 'Segment',
  id: 'siteId',
  says: 'Road segments by name, with their chiefs and profiles.',
  view: segmentsPart,
  filters: {
    communityId: 'id',
    leadingOrganisation: 'name',
    retired: 'flag',
    registeredFrom: { is: 'from', field: 'registeredAt' },
    registeredTo: { is: 'to', field: 'registeredAt' },
  },
  sort: { field: 'name', direction: 'asc' },
  document: RoadSegment,
  record: SegmentDocument,
  steps: { profile: c.ProfileRoadSegment },
};
