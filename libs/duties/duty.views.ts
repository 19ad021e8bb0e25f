import { ApiProperty } from '@nestjs/swagger';
import { viewOf, type PartView, type View } from '#event-sourcing';
import { keyOfName, type ViewReader } from '#platform';
import { Duty, DutyPlan } from './duty.record.js';
import { duty } from './duty.rules.js';
import { dutyPlan } from './plan.rules.js';

/** A plan as lists see it. */
export class DutyPlanDocument extends DutyPlan {
  readonly planId: string;
  readonly revision: number;
  /** The day from which it is due, the last time that it was defined. */
  @ApiProperty({ type: String, format: 'date' })
  readonly from: string;
}

export const planView: View<DutyPlanDocument> = viewOf(dutyPlan, {
  name: 'duty-plans',
  version: 2,
  searched: ['*'],
  fields: ['communityId', 'unitId', 'unitKind', 'duty', 'status', 'from'],
  id: 'planId',
  adds: ({ spans }) => ({ from: spans.at(-1)!.from }),
});

/** A duty as lists and ledgers see it. */
export class DutyDocument extends Duty {
  readonly dutyId: string;
  readonly revision: number;
  /** By which lists tell people apart, however they are spelled. */
  readonly personKey?: string;
  /** Done after its end, or entered when it had been called missed. */
  readonly doneLate: boolean;
  /** When it is called missed. */
  readonly alarmAt?: string;
}

/** Which records have done which duties. */
const settlements: PartView<DutyDocument> = {
  name: 'duty-settlements',
  version: 2,
  fields: ['record', 'dutyId'],
  indexes: [['record']],
  of: ({ dutyId, settlements: all }) =>
    all
      .filter(({ recordId }) => recordId !== undefined)
      .map(({ recordKind, recordId, byHand }) => {
        const record = `${recordKind}/${recordId}`;
        return [`${dutyId}/${record}`, { record, dutyId, byHand }];
      }),
};

/** Duties that a record has done, as the view has them: by itself, or as a person said. */
export async function settlementsBy(
  views: Pick<ViewReader, 'of'>,
  { kind, id, byHand }: { readonly kind: string; readonly id: string; readonly byHand: boolean },
): Promise<readonly { readonly dutyId: string }[]> {
  const where = [{ field: 'record', equals: `${kind}/${id}` }];
  type Done = { readonly dutyId: string; readonly byHand: boolean };
  const { documents } = await views.of(settlements).query<Done>({ where });
  return documents.map(({ body }) => body).filter((done) => done.byHand === byHand);
}

export const dutyView: View<DutyDocument> = viewOf(duty, {
  name: 'duties',
  version: 3,
  searched: ['*'],
  fields: [
    'communityId',
    'planId',
    'duty',
    'unitKind',
    'unitId',
    'personKey',
    'role',
    'periodKey',
    'status',
    'from',
    'until',
    'doneLate',
    'alarmAt',
  ],
  indexes: [['planId'], ['alarmAt']],
  adds: (record) => ({
    personKey: keyOfName(record.personId),
    doneLate: record.status === 'done' && record.settlements.every(({ late }) => late),
    alarmAt: record.status === 'open' ? record.until : undefined,
  }),
  parts: [settlements],
});
