import { roomOf, THE_SYSTEM, type LookUpTools } from '#platform';
import { commandWords, eventWords } from './desk.glossary.js';
import { DeskController } from './desk.controller.js';
import { GetDeskHandler } from './desk.handler.js';
import { DeskTitles } from './desk.titles.js';
import type { HandOverDesk } from './handover.commands.js';
import { handoverRecords, listOfHandedOverRecords } from './handover.controller.js';
import { GetHeld, GetHeldHandler, type HeldEntry } from './held.js';
import { HandoverReactor } from './handover.reactor.js';
import { handover } from './handover.rules.js';
import { handedOverView } from './handover.views.js';

async function countOnDesk({ role, from }: HandOverDesk, { queries, store }: LookUpTools): Promise<number> {
  const waitFor = await store.head();
  return (await queries.ask<HeldEntry[]>(new GetHeld(role, from, waitFor), THE_SYSTEM)).length;
}

/** Of the desk itself nothing is kept: every room declares its lists (systems.md 17.1); of its handover, who, why and from when. */
export const deskRoom = roomOf({
  name: 'desk',
  commandWords,
  eventWords,
  records: [handoverRecords, listOfHandedOverRecords],
  controllers: [DeskController],
  providers: [DeskTitles, GetDeskHandler, GetHeldHandler],
  tags: { desk: '待办' },
  kinds: [{ aggregate: handover, lookUps: { onDesk: countOnDesk } }],
  views: [handedOverView],
  reactors: [HandoverReactor],
});
