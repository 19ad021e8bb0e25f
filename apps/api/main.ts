import { readConfig, serve } from '#http';
import { tellFailure, tellReady } from '#office';
import { InvalidConfig } from '#platform';
import { SettingsDiffer } from '#settings';

const kind = process.env['ZEREN_ROLE'] ?? 'all';
const open = async () => serve(readConfig(process.env));
const served = await open().catch((error: unknown) => {
  // What somebody has configured wrongly is a sentence, not a stack.
  const isForeseen = error instanceof InvalidConfig || error instanceof SettingsDiffer;
  tellFailure(kind, isForeseen ? error.message : String((error as Error).stack ?? error));
  process.exit(1);
});
tellReady(kind, `Zeren listens on ${served.url}`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void served.close());
