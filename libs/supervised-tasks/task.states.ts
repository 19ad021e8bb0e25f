import type { TaskStatus } from './task.kinds.js';
import type { SupervisedTask, TaskRecord } from './task.record.js';

/** A record that a rule has found to be there. */
export const known = (record: TaskRecord) => record as SupervisedTask;

export const isIn =
  (...statuses: readonly TaskStatus[]) =>
  ({ status }: TaskRecord) =>
    (statuses as readonly string[]).includes(status);

/** Somebody is at work on it. */
export const atWork = isIn('claimed', 'investigated', 'planned', 'phase-closed', 'acceptance-failed', 'reopened');
export const isOpen = (record: TaskRecord) =>
  atWork(record) || isIn('handed-over', 'rectified', 'acceptance-applied', 'accepted')(record);
