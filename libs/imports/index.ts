export * from './cases/anomalies.js';
export type { DateField, DefaultField, Field, Mapping } from './cases/mapping.js';
export { parseMapping } from './cases/parse-mapping.js';
export type { Rejection, RejectionRule } from './cases/rejection.js';
export { isRejection, makeRowReader, type ReadRow, type RowReader } from './cases/row-to-record.js';
export { filesInLog, type FilesTaken } from './files-taken.js';
export * from './import-file.js';
export { importsRoom } from './imports.room.js';
export * from './problems.js';
export { proposeMapping } from './propose.js';
export type { Encoding } from './read/encoding.js';
export { openTable } from './read/open-table.js';
export { columnLetters, type Row, type Table, type TableOptions } from './read/table.js';
export {
  checkRegisterFile,
  importRegister,
  type ImportRegisterOptions,
  type RegisterSummary,
} from './registers/import-register.js';
export type { NamedRecord } from './registers/names.js';
export { proposeRegisterMapping } from './registers/propose-register.js';
export { parseRegisterMapping, type RegisterMapping } from './registers/register-mapping.js';
export type { RegisterHouse } from './registers/take-row.js';
export { rejectsFileOf } from './rejects.js';
export { ImportStopped, takeRows, type Counts, type Skipped, type Taken, type Target } from './take-rows.js';
