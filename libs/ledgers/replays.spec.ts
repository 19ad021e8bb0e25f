import { describe, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { readConfig } from '#platform';
import { Replays, type ReplayMessage } from './replays.js';

const config = (overrides: object = {}) => readConfig({}, { replayHeartbeatMilliseconds: 20, ...overrides });

async function* messages(steps: number, made: () => void = () => undefined): AsyncGenerator<ReplayMessage> {
  for (let n = 1; n <= steps; n += 1) {
    made();
    yield { id: `${n}`.padStart(16, '0'), event: 'step', data: { n, text: 'x'.repeat(20_000) } };
  }
  yield { id: `${steps}`.padStart(16, '0'), event: 'end', data: { steps } };
}

describe('replays', () => {
  test('a slow reader gets everything up to the end, and no more is made than it takes', async () => {
    let made = 0;
    const stream = new Replays(config()).stream(
      messages(200, () => (made += 1)),
      0,
    );
    let text = '';
    for await (const part of stream) {
      text += String(part);
      const read = text.split('event: step').length;
      expect(made - read).toBeLessThan(10);
      if (read % 10 === 0) await delay(2);
    }
    expect(text.split('event: step')).toHaveLength(201);
    expect(text).toMatch(/event: end\nid: 0*200\ndata: \{"steps":200\}\n\n$/);
  });

  test('while it waits there is a heartbeat', async () => {
    const stream = new Replays(config()).stream(messages(2), 10);
    let text = '';
    for await (const part of stream) text += String(part);
    expect(text.split('\n').filter((line) => line.startsWith(':')).length).toBeGreaterThan(4);
    expect(text).toContain('event: end');
  });

  test('no pause is longer than the office allows', async () => {
    const before = performance.now();
    // Long enough that a busy machine does not pass for a reader that takes nothing.
    const stream = new Replays(config({ replayLongestPauseMilliseconds: 250 })).stream(messages(3), 0.001);
    for await (const _part of stream);
    expect(performance.now() - before).toBeLessThan(100_000);
  });

  test('a reader that left ends its replay at once, whatever the pause', async () => {
    const replays = new Replays(config({ replayHeartbeatMilliseconds: 10_000 }));
    const streams = Array.from({ length: 10 }, () => replays.stream(messages(5), 0.001));
    for (const stream of streams) await stream[Symbol.asyncIterator]().next();
    await delay(5);
    expect(replays.underWay).toBe(10);
    for (const stream of streams) stream.destroy();
    await delay(20);
    expect(replays.underWay).toBe(0);
  });

  test('so many at once, and another one when one has ended', () => {
    const replays = new Replays(config({ replaysAtOnce: 2 }));
    const first = replays.stream(messages(1), 1);
    replays.stream(messages(1), 1);
    expect(() => replays.stream(messages(1), 1)).toThrow('no more at once');
    return new Promise<void>((resolve) => {
      first.once('close', () => {
        expect(() => replays.stream(messages(1), 1)).not.toThrow();
        replays.onApplicationShutdown();
        resolve();
      });
      first.destroy();
    });
  });

  test('whoever takes nothing for longer than the longest pause loses its place', async () => {
    const replays = new Replays(config({ replayLongestPauseMilliseconds: 40 }));
    const stream = replays.stream(messages(500), 0);
    await stream[Symbol.asyncIterator]().next();
    await delay(150);
    expect(replays.underWay).toBe(0);
  });
});
