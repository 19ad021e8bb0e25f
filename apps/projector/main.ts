import { readConfig, serveProjector } from '#http';
import { tellFailure, tellReady } from '#office';

/** Keeps views, reacts and looks at the clock, beside as many others as there are; answers no requests. */
async function run(): Promise<void> {
  const projector = await serveProjector(readConfig({ ...process.env, ZEREN_ROLE: 'projector' }));
  let ending: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void (ending ??= projector.close()));
  try {
    await projector.caughtUp;
    tellReady(
      'projector',
      `Zeren’s projector is at work${projector.url === undefined ? '' : ` (${projector.url}/health)`}`,
    );
  } catch (error) {
    await (ending ??= projector.close());
    throw error;
  }
}

run().catch((error: unknown) => {
  tellFailure('projector', (error as Error).message);
  process.exitCode = 1;
});
