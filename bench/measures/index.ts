import type { Measure } from '../bench.js';
import { appendMeasures } from './appends.js';
import { commandMeasures } from './commands.js';
import { eventStoreDbMeasures } from './eventstoredb.js';
import { figureMeasures } from './figures.js';
import { growthMeasures } from './growth.js';
import { growthOverHttp } from './growth-http.js';
import { httpMeasures } from './http.js';
import { ledgerMeasures } from './ledger.js';
import { mongoMeasures } from './mongodb.js';
import { peerMeasures } from './peers.js';
import { rebuildMeasures } from './rebuild.js';
import { yearMeasures } from './year.js';

export const measures: readonly Measure[] = [
  ...commandMeasures,
  ...appendMeasures,
  ...rebuildMeasures,
  ...httpMeasures,
  ...ledgerMeasures,
  ...figureMeasures,
  ...yearMeasures,
  ...peerMeasures,
  ...growthMeasures,
  ...growthOverHttp,
  ...eventStoreDbMeasures,
  ...mongoMeasures,
];
