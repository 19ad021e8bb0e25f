import { roomOf } from '#platform';
import { eventWords } from './numbers.glossary.js';
import { Numbers } from './numbers.js';
import { NumbersReactor } from './numbers.reactor.js';
import { registerCatalogue } from './register.events.js';

/** The office's numbers 编号: without gaps or doubles, whichever room's records bear them. */
export const numbersRoom = roomOf({
  name: 'numbers',
  eventWords,
  providers: [Numbers],
  catalogue: registerCatalogue,
  reactors: [NumbersReactor],
});
