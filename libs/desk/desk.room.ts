import { roomOf } from '#platform';
import { DeskController } from './desk.controller.js';
import { GetDeskHandler } from './desk.handler.js';

/** It keeps nothing of its own: every room declares its lists, and this one asks for them all (systems.md 17.1). */
export const deskRoom = roomOf({
  name: 'desk',
  controllers: [DeskController],
  providers: [GetDeskHandler],
  tags: { desk: '待办' },
});
