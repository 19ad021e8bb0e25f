import { Logger } from '@nestjs/common';
import { InvalidConfig, readConfig, type ZerenConfig } from '#platform';
import { holdSettings } from '#office';
import { openHttpOffice, type OpenOptions } from './http-app.js';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the office and listens; the views have caught up before the first request is taken. */
export async function serve(config: ZerenConfig, options: OpenOptions = {}): Promise<Served> {
  if (config.role === 'projector')
    throw new InvalidConfig(['ZEREN_ROLE=projector answers no requests: start dist/apps/projector/main.js']);
  const { app, office } = await openHttpOffice(config, options);
  const close = async () => {
    await app.close();
    await office.close();
  };
  const year = Number(office.backends.calendar.dayOf(office.backends.clock.now()).slice(0, 4));
  if (!office.backends.calendar.knowsYear(year))
    new Logger('Calendar').warn(
      `no holiday arrangement for ${year} is loaded: Monday to Friday count as working days (ZEREN_HOLIDAYS names the files)`,
    );
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
