import { Logger } from '@nestjs/common';
import { inWords, say } from '#event-sourcing';
import { configWords, InvalidConfig, languageOfLocale, readConfig, type ZerenConfig } from '#platform';
import { words } from './http.glossary.js';
import { holdSettings } from '#office';
import { openHttpOffice, type OpenOptions } from './http-app.js';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the office and listens; the views have caught up before the first request is taken. */
export async function serve(config: ZerenConfig, options: OpenOptions = {}): Promise<Served> {
  if (config.role === 'projector') throw new InvalidConfig([configWords.projectorOnly]);
  const { app, office } = await openHttpOffice(config, options);
  const close = async () => {
    await app.close();
    await office.close();
  };
  const year = Number(office.backends.calendar.dayOf(office.backends.clock.now()).slice(0, 4));
  if (!office.backends.calendar.knowsYear(year))
    new Logger('Calendar').warn(inWords(say(words.noHolidays, { year }), languageOfLocale(process.env)));
  try {
    await holdSettings(office.backends);
    await office.follow({ react: true });
    await app.listen(config.port, config.host);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: await app.getUrl(), close };
}

export { readConfig };
