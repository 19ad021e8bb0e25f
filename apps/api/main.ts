import { inWords, say } from '#event-sourcing';
import { readConfig, serve } from '#http';
import { tellFailure, tellReady } from '#office';
import { InvalidConfig, languageOfLocale } from '#platform';
import { SettingsDiffer } from '#settings';
import { words } from './api.glossary.js';

const language = languageOfLocale(process.env);

const kind = process.env['ZEREN_ROLE'] ?? 'all';
const open = async () => serve(readConfig(process.env));
const served = await open().catch((error: unknown) => {
  // What somebody has configured wrongly is a sentence, not a stack.
  const isForeseen = error instanceof InvalidConfig || error instanceof SettingsDiffer;
  tellFailure(kind, isForeseen ? inWords(error.sentence, language) : String((error as Error).stack ?? error));
  process.exit(1);
});
tellReady(kind, inWords(say(words.listening, { url: served.url }), language));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void served.close());
