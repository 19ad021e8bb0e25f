export { DECLINED, refusalIn, type NumberedCommandDeclined } from './declined.js';
export { formatNumber } from './number-format.js';
export { Numbers, takesNumber } from './numbers.js';
export { NumbersReactor } from './numbers.reactor.js';
export { numbersRoom } from './numbers.room.js';
