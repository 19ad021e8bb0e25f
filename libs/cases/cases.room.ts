import { refusalIn } from '#numbers';
import { roomOf, type DecidedKind } from '#platform';
import { appealFigures, appealRates } from './appeal.figures.js';
import { CaseController } from './case.controller.js';
import { caseDecider } from './case.decider.js';
import { labels } from './case-labels.glossary.js';
import { caseDesk, casesHeld } from './case.desk.js';
import { words } from './case.glossary.js';
import { caseLedgerPart, yearFigures } from './case.figures.js';
import { casePapers, casePersonal } from './case.papers.js';
import { caseSubjects } from './case.subjects.js';
import { caseHandlers } from './case.handlers.js';
import { aroundCases as around, bearsNumber as bears, caseLookUps as lookUps } from './case.lookups.js';
import { caseView } from './case.views.js';
import { commandWords } from './commands.glossary.js';
import { DeadlineClock } from './deadline-clock.js';
import { FindingsReactor } from './findings.reactor.js';
import { AppealController, HotlineController, listOfOrderCases } from './hotline.controller.js';
import { hotlineFigures, hotlineRates } from './hotline.figures.js';
import { MergesReactor } from './merges.reactor.js';

export const caseKind: DecidedKind = { aggregate: caseDecider, view: caseView, lookUps, around, bears, refusalIn };

/** Cases 案卷: what is wrong, from report to closure. */
export const casesRoom = roomOf({
  name: 'cases',
  records: [listOfOrderCases],
  controllers: [CaseController, HotlineController, AppealController],
  providers: caseHandlers,
  kinds: [caseKind],
  ledger: [caseLedgerPart],
  figures: [...yearFigures, ...hotlineFigures, ...appealFigures],
  rates: [...hotlineRates, ...appealRates],
  labels,
  commandWords,
  desk: caseDesk,
  held: casesHeld,
  personal: casePersonal,
  papers: casePapers,
  subjects: caseSubjects,
  openAtSite: [
    { kind: 'case', what: words.case, of: caseView, by: 'siteId', where: [{ field: 'open', equals: true }] },
  ],
  reactors: [FindingsReactor, MergesReactor],
  clocks: [DeadlineClock],
});
