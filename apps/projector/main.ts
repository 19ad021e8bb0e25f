import { inWords, saidBy, say } from '#event-sourcing';
import { readConfig, serveProjector } from '#http';
import { tellFailure, tellReady } from '#office';
import { languageOfLocale } from '#platform';
import { words } from './projector.glossary.js';

const language = languageOfLocale(process.env);

/** Keeps views, reacts and looks at the clock, beside as many others as there are; answers no requests. */
async function run(): Promise<void> {
  const projector = await serveProjector(readConfig({ ...process.env, ZEREN_ROLE: 'projector' }));
  const { url } = projector;
  let ending: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void (ending ??= projector.close()));
  try {
    await projector.caughtUp;
    const health = url === undefined ? '' : ` (${url}/health)`;
    tellReady('projector', inWords(say(words.atWork, { health }), language));
  } catch (error) {
    await (ending ??= projector.close());
    throw error;
  }
}

run().catch((error: unknown) => {
  tellFailure('projector', inWords(saidBy(error), language));
  process.exitCode = 1;
});
