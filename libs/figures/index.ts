export { GetFigureScope } from './figure-scope.js';
export * from './figures.answers.js';
export * from './figures.queries.js';
export * from './groupings.js';
export { FindPopulation, FindStreams, type Population } from './population.js';
export * from './figures.room.js';
