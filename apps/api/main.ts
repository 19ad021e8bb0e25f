import { readConfig, serve } from '#http';
import { InvalidConfig } from '#platform';
import { SettingsDiffer } from '#settings';

const open = async () => serve(readConfig(process.env));
const served = await open().catch((error: unknown) => {
  // What somebody has configured wrongly is a sentence, not a stack.
  console.error(error instanceof InvalidConfig || error instanceof SettingsDiffer ? error.message : error);
  process.exit(1);
});
console.log(`Zeren listens on ${served.url}`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void served.close());
