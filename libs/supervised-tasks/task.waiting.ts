import type { SupervisedTask } from './task.record.js';

/** What a task waits for next. */
export type TaskStep =
  | 'claim'
  | 'return'
  | 'investigation'
  | 'plan'
  | 'measures'
  | 'rectification'
  | 'answer'
  | 'application'
  | 'acceptance'
  | 'disclosure'
  | 'objections'
  | 'delisting';

type Told = Pick<SupervisedTask, 'status' | 'kind' | 'investigation' | 'measures' | 'objections' | 'disclosure'>;

/** A finding is rectified by its plan; an item once it was looked into, or answered where it is not true. */
function atWorkFor({ kind, status, investigation, measures }: Told): TaskStep {
  const isItem = kind === 'handed-over-item';
  if (isItem && !investigation) return 'investigation';
  if (isItem && investigation?.isTrue === 'no') return 'answer';
  if (status === 'investigated') return 'plan';
  return !isItem && measures.some(({ doneAt }) => doneAt === undefined) ? 'measures' : 'rectification';
}

/** The step that is open to it: of whatever has a term there is one. What is answered and disclosed waits for nothing. */
export function waitingFor(task: Told): TaskStep | undefined {
  const { status, kind, objections, disclosure } = task;
  switch (status) {
    case 'handed-over':
      return 'claim';
    case 'returned':
      return 'return';
    case 'claimed':
    case 'reopened':
      return 'investigation';
    case 'investigated':
    case 'planned':
    case 'phase-closed':
    case 'acceptance-failed':
      return atWorkFor(task);
    case 'rectified':
      return kind === 'handed-over-item' ? 'answer' : 'application';
    case 'acceptance-applied':
      return 'acceptance';
    case 'accepted':
    case 'answered':
      if (objections.some(({ outcome }) => outcome === undefined)) return 'objections';
      if (disclosure === undefined) return 'disclosure';
      return status === 'accepted' ? 'delisting' : undefined;
    default:
      return undefined;
  }
}
