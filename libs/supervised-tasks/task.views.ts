import { NO_END, viewOf, type CollectionSchema, type Instant, type PartView, type View } from '#event-sourcing';
import { keyOfName, nameKey } from '#platform';
import { SupervisedTask } from './task.record.js';
import { supervisedTask } from './task.rules.js';
import { waitingFor, type TaskStep } from './task.waiting.js';

/** A task as lists and ledgers see it. */
export class SupervisedTaskDocument extends SupervisedTask {
  readonly taskId: string;
  readonly revision: number;
  readonly voided: boolean;
  /** By which campaigns are told apart, however they are spelled. */
  readonly campaignKey: string;
  /** Other areas have it too: each of them counts it. */
  readonly isShared: boolean;
  /** Until when it is the office's: far in the future unless a return was accepted. */
  readonly until: Instant;
  readonly claimedLate: boolean;
  /** When it should have been claimed and was not; far in the future where it was claimed in time. */
  readonly lateFrom: Instant;
  /** The step that is open to it. */
  readonly waitingFor?: TaskStep;
  /** The due that counts, until it is closed. */
  readonly openDue?: Instant;
  readonly lookedBack: boolean;
  /** By which lists tell whoever claimed it apart, however they are spelled. */
  readonly personKey?: string;
  readonly unitKey?: string;
  /** When the disclosure of its outcome is over. */
  readonly disclosureEnds?: Instant;
}

const OPEN_NO_MORE: readonly string[] = ['answered', 'delisted', 'voided', 'return-accepted'];

/** What the parts of a task have in common, so that figures of a campaign or a community find them. */
interface OfTask {
  readonly taskId: string;
  readonly campaign: string;
  readonly campaignKey: string;
  readonly isKey: boolean;
  readonly kind: string;
  readonly communityId?: string;
  readonly handedOverAt: Instant;
  readonly voided: boolean;
}

const ofTask = ({
  taskId,
  campaign,
  campaignKey,
  isKey,
  kind,
  communityId,
  handedOverAt,
  voided,
}: SupervisedTaskDocument): OfTask => ({
  taskId,
  campaign,
  campaignKey,
  isKey,
  kind,
  communityId,
  handedOverAt,
  voided,
});
const OF_TASK = [
  'taskId',
  'campaign',
  'campaignKey',
  'isKey',
  'kind',
  'communityId',
  'handedOverAt',
  'voided',
] as const;
const OF_TASK_INDEXES = [['handedOverAt'], ['communityId', 'handedOverAt']];

const closures: PartView<SupervisedTaskDocument> = {
  name: 'task-closures',
  version: 2,
  fields: [...OF_TASK, 'state', 'from', 'until', 'inTime'],
  indexes: OF_TASK_INDEXES,
  of: (document, id) =>
    document.closures.map((closure, n) => [
      `${id}/closure/${n}`,
      { ...ofTask(document), ...closure, until: closure.until ?? NO_END },
    ]),
};

const lookBacks: PartView<SupervisedTaskDocument> = {
  name: 'task-look-backs',
  version: 2,
  fields: [...OF_TASK, 'outcome', 'at'],
  indexes: [['at'], ['communityId', 'at']],
  of: (document) => document.lookBacks.map((lookBack) => [lookBack.lookBackId, { ...ofTask(document), ...lookBack }]),
};

export const closurePart: CollectionSchema = closures;
export const lookBackPart: CollectionSchema = lookBacks;

export const taskView: View<SupervisedTaskDocument> = viewOf(supervisedTask, {
  name: 'supervised-tasks',
  version: 5,
  searched: ['*'],
  fields: [
    'communityId',
    'siteId',
    'campaign',
    'campaignKey',
    'kind',
    'status',
    'externalNumber',
    'handedOverAt',
    'claimedAt',
    'receiptDue',
    'disclosureEnds',
    'personKey',
    'unitKey',
    'until',
    'waitingFor',
    'openDue',
    'isKey',
    'isShared',
    'voided',
    'claimedLate',
    'lateFrom',
    'lookedBack',
  ],
  indexes: [['status'], ['waitingFor', 'openDue'], ['externalNumber'], ['siteId']],
  adds: (record) => {
    const { status, granted, due, nextDue, claimedAt, receiptDue } = record;
    const last = [due, granted, status === 'phase-closed' ? nextDue : undefined].filter((d) => d !== undefined);
    return {
      voided: status === 'voided',
      campaignKey: nameKey(record.campaign),
      isShared: record.sharedAreas.length > 0,
      until: record.returnAcceptedAt ?? NO_END,
      lateFrom: claimedAt !== undefined && claimedAt <= receiptDue ? NO_END : receiptDue,
      claimedLate: claimedAt !== undefined && claimedAt > receiptDue,
      waitingFor: waitingFor(record),
      openDue: OPEN_NO_MORE.includes(status) ? undefined : last.sort().at(-1),
      lookedBack: record.lookBacks.length > 0,
      personKey: keyOfName(record.person),
      unitKey: keyOfName(record.unit),
      disclosureEnds: record.disclosure?.ends,
    };
  },
  parts: [closures, lookBacks],
});
