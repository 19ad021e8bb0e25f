import { roomOf } from '#platform';
import { CaseController } from './case.controller.js';
import { caseCatalogue } from './case.events.js';
import { CaseExecutor } from './case.executor.js';
import { caseHandlers } from './case.handlers.js';
import { caseView, moveView } from './case.views.js';
import { DeadlineClock } from './deadline-clock.js';
import { caseLedgerPart, labels, yearFigures } from './case.figures.js';
import { FindingsReactor } from './findings.reactor.js';
import { NumbersReactor } from './numbers.reactor.js';
import { registerCatalogue } from './register.events.js';

export const casesRoom = roomOf({
  name: 'cases',
  controllers: [CaseController],
  providers: [CaseExecutor, ...caseHandlers],
  catalogue: { ...caseCatalogue, ...registerCatalogue },
  views: [caseView, moveView],
  ledger: [caseLedgerPart],
  figures: yearFigures,
  labels,
  reactors: [FindingsReactor, NumbersReactor],
  clocks: [DeadlineClock],
});
