export { faultAt } from './arrangements.js';
export { daysAfter, firstOfQuarter, quarterNamed, quarterOf } from './dates.js';
export * from './default-calendar.js';
export * from './holidays.js';
export * from './spans.js';
export * from './types.js';
export * from './working-calendar.js';
