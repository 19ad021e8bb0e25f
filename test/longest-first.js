// Jest starts the largest files first, and the longest ones are small: they drive processes. Begun last they would run
// alone at the end, with a core that has nothing to do.
import { createRequire } from 'node:module';
import { basename } from 'node:path';

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer');

/** Seconds of a core that those take which take most. */
const SECONDS = {
  'shared-office.e2e.ts': 150,
  'move.e2e.ts': 140,
  'kill.e2e.ts': 120,
  'log-guards.e2e.ts': 60,
  'contract.spec.ts': 60,
  'cli-demo.e2e.ts': 55,
  'office-on-servers.e2e.ts': 50,
  'several-services.e2e.ts': 45,
  'api-eventstoredb.e2e.ts': 40,
  'api-mongodb.e2e.ts': 40,
  'eventstoredb-kill.e2e.ts': 30,
  'mongo-shared.spec.ts': 30,
  'myla311.e2e.ts': 25,
  'demo-figures.e2e.ts': 25,
  'kept-parts.e2e.ts': 25,
  'subscriptions.spec.ts': 25,
  'cli-exports.e2e.ts': 20,
};

/** What starts processes takes longer than what does not. */
const OF_PROCESSES = 10;
const secondsOf = ({ path }) => SECONDS[basename(path)] ?? (path.endsWith('.e2e.ts') ? OF_PROCESSES : 0);

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => secondsOf(b) - secondsOf(a));
  }
}
