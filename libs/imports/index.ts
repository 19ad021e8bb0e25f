export * from './anomalies.js';
export * from './import-file.js';
export type { DateField, DefaultField, Encoding, Field, Mapping } from './mapping.js';
export * from './problems.js';
export { parseMapping } from './parse-mapping.js';
export { isRejection, makeRowReader, type ReadRow, type Rejection, type RowReader } from './row-to-record.js';
export { rejectsFileOf } from './rejects.js';
export { inspectCsv, readRows, type CsvFile, type CsvRow } from './read-csv.js';
