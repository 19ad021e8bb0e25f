import { expect, test } from '@jest/globals';
import type { DocumentStore, EventStore, Generation } from '#event-sourcing';
import type { ZerenConfig } from './config.js';
import { FollowUps } from './follow-ups.js';
import { ProblemError } from './problem.js';
import { ViewReader } from './view-reader.js';

const view = { name: 'cases', version: 1, fields: [], indexes: [] };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function reader(generations: () => Promise<readonly Generation[]>, waitForViewMilliseconds: number): ViewReader {
  const followUps = new FollowUps();
  return new ViewReader(
    { generations } as unknown as DocumentStore,
    { head: async () => '9' } as unknown as EventStore,
    { waitForViewMilliseconds } as ZerenConfig,
    followUps,
  );
}

test('however many wait, the store is asked by one at a time', async () => {
  let [asking, most, checkpoint] = [0, 0, '1'];
  const views = reader(async () => {
    most = Math.max(most, (asking += 1));
    await pause(10);
    asking -= 1;
    return [{ collection: 'cases', version: 1, number: 1, active: true, checkpoint }];
  }, 5_000);
  const waiting = Promise.all(Array.from({ length: 50 }, () => views.waitFor('5', view)));
  await pause(100);
  checkpoint = '5';
  await waiting;
  expect(most).toBe(1);
});

test('who waits for a view of a store that does not answer is told so in time', async () => {
  const views = reader(() => new Promise(() => undefined), 50);
  await expect(views.waitFor('5', view)).rejects.toThrow(ProblemError);
});
