import { expect, test } from '@jest/globals';
import { defaultSettings } from '#calendar';
import { ManualClock, timeOrderedIds } from '#event-sourcing';
import { SqliteEventStore } from '#event-store-sqlite';
import { LiveSettings, establishSettings, settingsOf, type OfficeSettings } from './index.js';

const configured: OfficeSettings = {
  ...defaultSettings,
  ...{ filingWorkingHours: 7, dispatchWorkingHours: 7, verificationWorkingHours: 14 },
  ...{ lateEntryDays: 7, reportingPeriod: 'quarter' },
};
const other: OfficeSettings = { ...configured, filingWorkingHours: 70 };
const now = '2018-06-04T02:00:00.000Z';

test('equal settings are one edition, whether the log had them already when the process began', async () => {
  const log = new SqliteEventStore({ file: ':memory:' });
  const edition = async (own: OfficeSettings) => settingsOf(await LiveSettings.of(log, own), now).edition;
  const before = await edition(configured);
  // The same, told in another order.
  expect(await edition(Object.fromEntries(Object.entries(configured).reverse()) as unknown as OfficeSettings)).toBe(
    before,
  );
  expect(await edition(other)).not.toBe(before);
  const began = await LiveSettings.of(log, configured);
  await establishSettings(log, new ManualClock(now), began, timeOrderedIds());
  expect(settingsOf(began, now).edition).toBe(before);
  expect([await edition(configured), await edition(other)]).toEqual([before, before]);
  await log.close();
});
