import { BareClient } from '../bare-client.js';

export interface FollowedThrough {
  readonly seconds: number;
}

/** Reads so many events of an EventStoreDB with its client alone. */
const [prefix, count] = [process.argv[2]!, Number(process.argv[3])];
const client = new BareClient();
await client.through(prefix, 1, () => undefined); // connected, as an open office is
const start = performance.now();
await client.through(prefix, count, () => undefined);
const seconds = (performance.now() - start) / 1000;
await client.close();
process.send!({ seconds } satisfies FollowedThrough, () => process.disconnect());
