import { expect, test } from '@jest/globals';
import { foldView, partsOf, sumFigures, type PartView, type StoredEvent } from '#event-sourcing';
import { venueClosures, venueFindingView } from './finding.view.js';
import { venueFigures } from './venue.figures.js';

const stored = (n: number, stream: string, type: string, day: string, data: object = {}): StoredEvent => ({
  ...{ type, data, id: `e${n}`, schema: 1, stream, revision: n, position: String(n).padStart(16, '0') },
  recordedAt: `2018-${day}T01:00:00.000Z`,
  metadata: {
    actor: 'a',
    occurredAt: `2018-${day}T01:00:00.000Z`,
    commandId: 'c',
    commandDigest: '',
    communityId: 'c1',
  },
});
const problems = ['f1', 'f2'].map((findingId) => ({ findingId, category: '挪用', description: '作仓库' }));
const checked = stored(0, 'venue-s1', 'VenueChecked', '03-01', { inventoryId: 'i1', problems });

test('problems of a check are rectified with their cases, as of any day, and go with a void', () => {
  const figures = (day: string, ...events: StoredEvent[]) => {
    const documents = foldView(venueFindingView, [checked, ...events]);
    const parts = [...partsOf(venueClosures as PartView, documents as ReadonlyMap<string, object>)];
    const value = (name: string, of: Iterable<object>) => {
      const figure = venueFigures.find((one) => one.name === name)!;
      return sumFigures([figure], of, { at: `2018-${day}T00:00:00.000Z` })[0]!.values[name];
    };
    const bodies = parts.map(([, body]) => body);
    return [value('venues.problems', documents.values()), value('venues.problemsRectified', bodies)];
  };
  const closed = stored(1, 'case-f1', 'CaseClosed', '04-01');
  const reopened = stored(2, 'case-f1', 'CaseReopened', '05-01');
  expect(figures('03-15')).toEqual([2, 0]);
  expect(figures('03-15', closed)).toEqual([2, 0]);
  expect(figures('04-15', closed, reopened)).toEqual([2, 1]);
  expect(figures('06-01', closed, reopened)).toEqual([2, 0]);
  expect(figures('06-01', closed, stored(3, 'case-f2', 'CaseVoided', '05-02'))).toEqual([1, 1]);
  expect(figures('06-01', stored(4, 'case-f9', 'CaseClosed', '05-02'))).toEqual([2, 0]);
});
