import { afterAll, beforeAll, describe } from '@jest/globals';
import { describeBadInput } from './api/bad-input.js';
import { describeCases } from './api/cases.js';
import { describeConcurrency } from './api/concurrency.js';
import { describeHttp } from './api/http.js';
import { describeIdempotency } from './api/idempotency.js';
import { describeListsAndLedgers } from './api/lists-and-ledgers.js';
import { describeNames } from './api/names.js';
import { apiOffice } from './api/office.js';
import { describeService } from './api/service.js';

/** The API as its users see it, on any event store. */
export function describeApi(
  name: string,
  environmentOf: () => Promise<NodeJS.ProcessEnv>,
  ended: () => Promise<void> = async () => undefined,
  /** Neither the log nor the read models are in the data folder. */
  onServers = false,
): void {
  describe(`API contract: ${name}`, () => {
    const office = apiOffice();
    beforeAll(async () => office.start(await environmentOf()));
    afterAll(async () => {
      await office.service.end('SIGTERM');
      await ended();
      office.folder.remove();
    });
    describeCases(office);
    describeIdempotency(office);
    describeConcurrency(office);
    describeBadInput(office);
    describeHttp(office);
    describeListsAndLedgers(office);
    describeNames(office);
    describeService(office, onServers);
  });
}
