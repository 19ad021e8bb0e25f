import { roomOf } from '#platform';
import { BatchController } from './batch.controller.js';

/** It keeps nothing of its own: its rows are commands of other rooms (systems.md 17.5). */
export const batchesRoom = roomOf({ name: 'batches', controllers: [BatchController], tags: { batches: '批量录入' } });
