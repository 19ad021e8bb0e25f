import { roomOf } from '#platform';
import { GetFigureScopeHandler } from './figure-scope.js';
import { FiguresController } from './figures.controller.js';
import { commandWords, eventWords, sampleLabels } from './figures.glossary.js';
import { figureHandlers } from './figures.handlers.js';
import { FindPopulationHandler, FindStreamsHandler } from './population.js';
import { findDrawnFrom, findRecorders, redrawnTable, RedrawSampleHandler } from './redraw.js';
import { SampleController, sampleRecords } from './sample.controller.js';
import { sampleDesk } from './sample.desk.js';
import { sampleFigures, sampleRates } from './sample.figures.js';
import { sample } from './sample.rules.js';

/** Every room declares its figures, and this one asks for them all; its own events are the samples of inspectors (systems.md 17.2). */
export const figuresRoom = roomOf({
  name: 'figures',
  commandWords,
  eventWords,
  records: [sampleRecords],
  controllers: [FiguresController, SampleController],
  providers: [...figureHandlers, GetFigureScopeHandler, FindPopulationHandler, FindStreamsHandler, RedrawSampleHandler],
  tags: { samples: '抽查' },
  tables: [redrawnTable],
  figures: sampleFigures,
  rates: sampleRates,
  labels: sampleLabels,
  desk: sampleDesk,
  kinds: [{ aggregate: sample, lookUps: { population: findDrawnFrom, recorders: findRecorders } }],
});
