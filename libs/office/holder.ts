import { hostname } from 'node:os';
import type { IdSource } from '#event-sourcing';

/** Names a holder of leases: which machine and process, for whoever looks, and an id, as both may come again. */
export const holderName = (ids: IdSource) => `${hostname()}/${process.pid}/${ids.next()}`;
