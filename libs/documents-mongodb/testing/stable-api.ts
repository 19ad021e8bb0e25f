import type { Document } from 'mongodb';

/**
 * Commands of version 1, as the manual of MongoDB lists them under "Stable API Commands"; `authenticate` and the like
 * are the driver's own, and stand on the same page.
 */
const COMMANDS = new Set(
  `abortTransaction aggregate authenticate bulkWrite collMod commitTransaction count create createIndexes delete drop
   dropDatabase dropIndexes endSessions explain find findAndModify getMore hello insert killCursors listCollections
   listDatabases listIndexes ping refreshSessions saslContinue saslStart update`.split(/\s+/),
);

/** Stages that a strict server refuses. */
const STAGES_OUTSIDE = [
  '$collStats',
  '$currentOp',
  '$indexStats',
  '$listLocalSessions',
  '$listSessions',
  '$planCacheStats',
  '$search',
];
const INDEX_OPTIONS_OUTSIDE = ['background', 'bucketSize', 'sparse', 'storageEngine'];

export function isInStableApi(command: Document): boolean {
  const name = Object.keys(command)[0]!;
  if (!COMMANDS.has(name)) return false;
  const stages = ((command['pipeline'] ?? []) as Document[]).flatMap((stage) => Object.keys(stage));
  const options = ((command['indexes'] ?? []) as Document[]).flatMap((index) => Object.keys(index));
  return (
    !stages.some((stage) => STAGES_OUTSIDE.includes(stage)) &&
    !options.some((option) => INDEX_OPTIONS_OUTSIDE.includes(option))
  );
}
