import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import type { INestApplicationContext } from '@nestjs/common';
import { openOffice, type Office } from '#office';
import { deriveId, ManualClock, type StoredEvent } from '#event-sourcing';
import { DrillDown, GetHistory, type Past } from '#ledgers';
import { GetRecord, GetRecordHistory, readConfig } from '#platform';
import { temporaryFolder } from './service.js';

const at = (milliseconds: number) => `2018-06-01T02:00:00.${milliseconds}Z`;

let folder: ReturnType<typeof temporaryFolder>;
let context: INestApplicationContext;
let office: Office;
beforeEach(async () => {
  folder = temporaryFolder();
  const config = readConfig({}, { dataFolder: folder.path });
  ({ context, office } = await openOffice(config, { clock: new ManualClock('2018-07-01T00:00:00.000Z') }));
  const place = { actor: 'a', occurredAt: at(100), commandId: 'site', commandDigest: '' };
  const registered = { name: 's', kind: 'shop', communityId: 'c1' };
  await office.backends.rawStore.append(
    'site-s1',
    [
      {
        id: deriveId('site'),
        type: 'SiteRegistered',
        schema: 1,
        data: registered,
        metadata: place,
        recordedAt: at(100),
      },
    ],
    'no-stream',
  );
  let revision = -1;
  // Of two services, the second one's clock is a little behind.
  for (const [type, data, stamp] of [
    ['ProblemReported', { category: 'x', description: 'y', source: 'staff', siteId: 's1' }, 100],
    ['CaseFiled', { number: 'n' }, 500],
    ['CaseVoided', { reason: 'z' }, 300],
  ] as const) {
    const id = deriveId(type);
    const metadata = { actor: 'a', occurredAt: at(100), commandId: id, commandDigest: '', siteId: 's1' };
    const event = { id, type, schema: 1, data, metadata, recordedAt: at(stamp) };
    await office.backends.rawStore.append('case-c1', [event], revision < 0 ? 'no-stream' : revision);
    revision += 1;
  }
  await office.follow({ react: false });
});
afterEach(async () => {
  await context.close();
  await office.close();
  folder.remove();
});

test('what stands behind an event of a later stamp was not known before it, whichever way it is asked', async () => {
  const queries = context.get(QueryBus);
  const typesOf = (events: readonly StoredEvent[]) => events.map(({ type }) => type);
  for (const [stamp, known] of [
    [200, ['ProblemReported']],
    [400, ['ProblemReported']],
    [500, ['ProblemReported', 'CaseFiled', 'CaseVoided']],
  ] as const) {
    const asOf = { recordedUntil: at(stamp) };
    expect(typesOf(await queries.execute(new GetRecordHistory('case', 'c1', asOf)))).toEqual(known);
    const { events } = await queries.execute<GetHistory, Past>(new GetHistory('site', 's1', asOf));
    expect(typesOf(events)).toEqual(known);
    const { status } = await queries.execute<GetRecord, { status: string }>(new GetRecord('case', 'c1', asOf));
    expect(status).toBe(known.length === 1 ? 'reported' : 'voided');
    const voided = await queries.execute(Object.assign(new DrillDown(), { ...asOf, by: 'category', figure: 'voided' }));
    expect((voided as { cases: object[] }).cases).toHaveLength(known.length === 1 ? 0 : 1);
  }
});
