import { roomOf } from '#platform';
import { FiguresController } from './figures.controller.js';
import { figureHandlers } from './figures.handlers.js';

/** It keeps no events of its own: every room declares its figures, and this one asks for them all. */
export const figuresRoom = roomOf({ name: 'figures', controllers: [FiguresController], providers: figureHandlers });
