import type { INestApplicationContext } from '@nestjs/common';
import { openOffice, type Office } from '#office';
import { ReportProblem } from '#cases';
import type { Outcome } from '#event-sourcing';
import { RegisterCommunity, RegisterSite } from '#places';
import { CommandSender, readConfig, type ZerenConfig } from '#platform';
import { problemAt } from './bodies.js';

export const ACTOR = 'li.ming';
const SITES = 100;
const COMMUNITIES = 18;

export interface OpenOffice {
  readonly context: INestApplicationContext;
  readonly office: Office;
  close(): Promise<void>;
}

export async function open(
  dataFolder: string,
  follow: 'as the service' | 'views only' | 'nothing',
  config: Partial<ZerenConfig> = {},
): Promise<OpenOffice> {
  const { context, office } = await openOffice(readConfig({}, { ...config, dataFolder }));
  if (follow !== 'nothing') await office.follow({ react: follow === 'as the service' });
  const close = async () => {
    await context.close();
    await office.close();
  };
  return { context, office, close };
}

/** Registers the places, then gives a sender of problems, each to a case of its own as the route sends it. */
export async function reporter({ context }: OpenOffice): Promise<() => Promise<Outcome>> {
  const sender = context.get(CommandSender, { strict: false });
  const by = { actor: ACTOR };
  for (let n = 0; n < COMMUNITIES; n += 1) {
    const communityId = `community-${n}`;
    await sender.send(Object.assign(new RegisterCommunity(), { communityId, name: `第${n + 1}社区` }), communityId, by);
  }
  for (let n = 0; n < SITES; n += 1) {
    const siteId = `site-${n}`;
    const kind = 'construction-site';
    const site = { siteId, name: `${n + 1}号工地`, kind, communityId: `community-${n % COMMUNITIES}` };
    await sender.send(Object.assign(new RegisterSite(), site), siteId, by);
  }
  let sent = 0;
  return async () => {
    const { outcome } = await sender.create('case', Object.assign(new ReportProblem(), problemAt(sent++)), by);
    return outcome;
  };
}
