import { openOffice } from '#office';
import { Workload, type ZerenConfig } from '#platform';
import { Condition } from './condition.js';
import { Metrics } from './metrics.js';
import { serveCondition } from './watch-server.js';

export interface ServedProjector {
  /** Where it tells how it is; absent where no port is set. */
  readonly url?: string;
  /** Resolves when the views have caught up for the first time. */
  readonly caughtUp: Promise<void>;
  close(): Promise<void>;
}

/** Keeps views, reacts and looks at the clock; tells how it is from the start, also while views are built. */
export async function serveProjector(config: ZerenConfig): Promise<ServedProjector> {
  const { context, office } = await openOffice(config);
  const closeOffice = async () => {
    await context.close();
    await office.close();
  };
  const workload = context.get(Workload, { strict: false });
  const condition = new Condition(office, workload);
  const metrics = new Metrics(condition, office, workload);
  const { host, projectorPort } = config;
  const watched =
    projectorPort === undefined
      ? undefined
      : await serveCondition({ condition, metrics }, { host, port: projectorPort }).catch(async (error: unknown) => {
          await closeOffice();
          throw error;
        });
  return {
    url: watched?.url,
    caughtUp: office.follow({ react: true }),
    close: async () => {
      await watched?.close();
      await closeOffice();
    },
  };
}
