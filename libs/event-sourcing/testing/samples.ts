import { deriveId } from '../ids.js';
import type { NewEvent } from '../envelope.js';

let serial = 0;

/** An event for the suites; its id is fresh, everything else is told or plain. */
export function sampleEvent(type = 'SampleHappened', data: object = {}, more: Partial<NewEvent> = {}): NewEvent {
  serial += 1;
  return {
    id: deriveId('sample', process.pid, Date.now(), serial),
    type,
    schema: 1,
    data,
    metadata: {
      actor: 'suite',
      occurredAt: '2018-06-01T00:00:00.000Z',
      commandId: `command-${serial}`,
      commandDigest: 'digest',
    },
    ...more,
  };
}

export function sampleEvents(count: number, type?: string): NewEvent[] {
  return Array.from({ length: count }, (_, n) => sampleEvent(type, { n }));
}

export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
