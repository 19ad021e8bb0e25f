import { expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { deciderSpec } from '#event-sourcing/testing';
import { readConfig } from '#platform';
import { drawnFrom } from './mersenne-twister.js';
import * as c from './sample.commands.js';
import type { SampleDrawn, SampleEvent } from './sample.events.js';
import { populationDigest, sample, type DrawnFrom, type SampleContext } from './sample.rules.js';

const now = '2018-12-31T00:00:00.000Z';
const recordIds = ['r1', 'r2', 'r3', 'r4'];
const population: DrawnFrom = {
  version: 2,
  until: now,
  recordIds,
  seed: 7,
  streams: new Map(recordIds.map((id) => [id, [`venue-${id}`]])),
};
const context = (more: Partial<SampleContext> = {}): SampleContext => ({
  now,
  occurredAt: now,
  actor: 'inspector',
  id: 's1',
  partId: 'part',
  calendar: defaultCalendar,
  config: readConfig({}, {}),
  population,
  recorders: ['wang'],
  ...more,
});
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);
const ask = { figure: 'venues.checked', size: 2, seed: 7 };
const draw = (fields: Partial<c.DrawSample> = {}) => command(c.DrawSample, { ...ask, ...fields });
const data: SampleDrawn['data'] = {
  figure: 'venues.checked',
  version: 2,
  from: '2018-01-01',
  to: '2018-12-31',
  recordedUntil: now,
  population: { size: 4, sha256: populationDigest(recordIds) },
  generator: 'MT19937',
  seed: 7,
  size: 2,
  records: drawnFrom(recordIds, 2, 7).map((recordId) => ({ recordId, streams: [`venue-${recordId}`] })),
};
const drawn: SampleEvent = { type: 'SampleDrawn', data };
const [first, second] = data.records.map(({ recordId }) => recordId) as [string, string];
const judge = (fields: Partial<c.JudgeSampledRecord> = {}) =>
  command(c.JudgeSampledRecord, { recordId: first, verdict: 'disagree', reason: '照片不是此处', ...fields });
const judged: SampleEvent = {
  type: 'SampledRecordJudged',
  data: { recordId: first, verdict: 'disagree', reason: '照片不是此处' },
};
const { given } = deciderSpec(sample);

test('a sample says all by which anybody draws it again', () => {
  given()
    .when(draw({ year: '2018' }), context())
    .then(drawn);
  // printf 'a\nb\n' | sha256sum
  expect(populationDigest(['a', 'b'])).toBe('911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2');
});

test('it is drawn by the seed that was thrown for it, whatever the command is called', () => {
  const seed = 4_000_000_001;
  const records = drawnFrom(recordIds, 2, seed).map((recordId) => ({ recordId, streams: [`venue-${recordId}`] }));
  const own = { ...data, from: undefined, to: undefined, seed, records };
  given()
    .when(draw({ seed: undefined }), context({ population: { ...population, seed } }))
    .then({ type: 'SampleDrawn', data: own });
});

test('drawn is once, from what is known, where there is something, and not more than there is', () => {
  given(drawn).when(draw(), context()).refused('draw-once');
  given()
    .when(draw({ size: 5 }), context())
    .refused('sample-within-the-figure');
  const nothing = context({ population: { ...population, recordIds: [] } });
  given().when(draw(), nothing).refused('something-to-draw');
  given()
    .when(draw({ recordedUntil: '2019-01-01T00:00:00.000Z' }), context())
    .refused('sample-of-what-is-known');
});

test('a record is judged once, in the sample, and by nobody who recorded it', () => {
  given(drawn).when(judge(), context()).then(judged);
  given(drawn)
    .when(judge(), context({ actor: 'ＷＡＮＧ' }))
    .refused('judge-is-not-recorder');
  given(drawn, judged)
    .when(judge({ verdict: 'agree' }), context())
    .refused('judge-once');
  const outside = recordIds.find((id) => id !== first && id !== second)!;
  given(drawn)
    .when(judge({ recordId: outside }), context())
    .refused('judge-in-the-sample');
  const other: SampleEvent = {
    type: 'SampledRecordJudged',
    data: { recordId: second, verdict: 'agree', reason: '属实' },
  };
  given(drawn, judged, other).when(judge(), context()).refused('judge-what-was-drawn');
});
