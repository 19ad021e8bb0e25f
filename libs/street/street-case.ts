import type { Instant, StoredEvent } from '#event-sourcing';
import { idAfter, own, type StreetState } from './street-record.js';

export const CASE = 'case-';

interface Due {
  readonly at: Instant;
}

/** What this room reads of the events of cases, which another room writes. */
interface CaseData {
  readonly category: string;
  readonly kind: string;
  readonly siteId?: string;
  readonly communityId?: string;
  readonly location?: string;
  readonly deadlineId: string;
  readonly noticeId: string;
  readonly due?: Due;
  readonly deadlines: readonly { readonly deadlineId: string; readonly due: Due }[];
  readonly eventId: string;
  readonly field: string;
  readonly value: string;
}

/** Types of the events of cases that change what is counted here. */
export const CASE_TYPES: readonly string[] = [
  'ProblemReported',
  'CorrectedOnTheSpot',
  'CaseVoided',
  'CaseMerged',
  'MergeUndone',
  'CaseDispatched',
  'CaseReturned',
  'NoticeIssued',
  'ExtensionGranted',
  'DeadlineMoved',
  'DeadlineMissed',
  'CaseSuspended',
  'CaseResumed',
  'RectificationReported',
  'RectificationRejected',
  'CaseClosed',
  'CaseReopened',
  'RecordCorrected',
];

type Moment = 'heldAt' | 'rectifiedAt' | 'closedAt';

const moment = (state: StreetState, { id, metadata }: StoredEvent, name: Moment): StreetState => ({
  ...state,
  [name]: metadata.occurredAt,
  setBy: { ...state.setBy, [name]: id },
});

/** What did not come about sets nothing any more: whoever corrects its moment afterwards changes nothing. */
function dropped(state: StreetState, ...names: Moment[]): StreetState {
  const gone = Object.fromEntries(names.map((name) => [name, undefined]));
  return { ...state, ...gone, setBy: { ...state.setBy, ...gone } as StreetState['setBy'] };
}

const due = (state: StreetState, id: string, { at }: Due): StreetState => ({
  ...state,
  deadlines: { ...state.deadlines, [id]: at },
});

function corrected(state: StreetState, { eventId, field, value }: CaseData): StreetState {
  if (field === 'occurredAt') {
    const names = Object.entries(state.setBy ?? {}).filter(([, setBy]) => setBy === eventId);
    return { ...state, ...Object.fromEntries(names.map(([name]) => [name, value])) };
  }
  return ['category', 'location', 'siteId', 'communityId'].includes(field) ? { ...state, [field]: value } : state;
}

function changed(state: StreetState, event: StoredEvent): StreetState {
  const data = event.data as CaseData;
  // A deadline that was missed stays the measure of the case.
  const measure = own(state.missed, state.deadlineId) === undefined ? undefined : state.deadlineId;
  switch (event.type) {
    case 'CaseVoided':
      return { ...state, over: 'voided' };
    case 'CaseMerged':
      return { ...state, over: 'merged' };
    case 'MergeUndone':
      return { ...state, over: undefined };
    case 'CaseDispatched':
      return data.due
        ? { ...due(state, data.deadlineId, data.due), deadlineId: measure ?? data.deadlineId }
        : { ...state, deadlineId: measure ?? state.lastNotice };
    case 'CaseReturned':
      return { ...state, over: undefined, deadlineId: measure ?? state.lastNotice };
    case 'DeadlineMissed': {
      const first = own(state.missed, data.deadlineId) ?? data.due!.at;
      return { ...state, missed: { ...state.missed, [data.deadlineId]: first } };
    }
    case 'NoticeIssued': {
      const noticed = { ...due(state, data.noticeId, data.due!), lastNotice: data.noticeId };
      const byDispatch = state.deadlineId !== undefined && state.deadlineId !== state.lastNotice;
      return byDispatch ? noticed : { ...noticed, deadlineId: data.noticeId };
    }
    case 'ExtensionGranted':
    case 'DeadlineMoved':
      return due(state, data.deadlineId, data.due!);
    case 'CaseSuspended':
      return { ...state, suspended: true };
    case 'CaseResumed':
      return data.deadlines.reduce<StreetState>((next, moved) => due(next, moved.deadlineId, moved.due), {
        ...state,
        suspended: false,
      });
    case 'RectificationReported':
      return moment(state, event, 'rectifiedAt');
    case 'RectificationRejected':
      return (data.deadlines ?? []).reduce<StreetState>((next, moved) => due(next, moved.deadlineId, moved.due), {
        ...dropped(state, 'rectifiedAt'),
        over: undefined,
      });
    case 'CaseClosed':
      return { ...moment(state, event, 'closedAt'), over: undefined };
    case 'CaseReopened':
      // Its old deadline measured the life that is over.
      return { ...dropped(state, 'rectifiedAt', 'closedAt'), deadlineId: undefined, over: undefined };
    case 'RecordCorrected':
      return corrected(state, data);
    default:
      return state;
  }
}

/** A case or a single correction, from the events of its stream; what follows from it `caseDerived` adds once it is read. */
export function evolveCase(before: StreetState | undefined, event: StoredEvent): StreetState | undefined {
  if (event.type === 'ProblemReported' || event.type === 'CorrectedOnTheSpot') {
    const { category, kind, siteId, communityId, location } = event.data as CaseData;
    const single = event.type === 'CorrectedOnTheSpot';
    const state: StreetState = {
      grain: single ? 'single' : 'case',
      recordId: idAfter(CASE, event),
      communityId,
      siteId,
      category,
      location,
      kind: single ? kind : undefined,
      street: 0,
      amount: 1,
      state: 'counts',
      heldAt: event.metadata.occurredAt,
      places: [],
    };
    return moment(state, event, 'heldAt');
  }
  return before && changed(before, event);
}
