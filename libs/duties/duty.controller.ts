import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door, Sender, type CommandOrigin, type RecordRoutes } from '#platform';
import { GetBranchTable } from './branch.queries.js';
import { BranchTable, DutyTable } from './duty.answers.js';
import * as c from './duty.commands.js';
import { GetDutyTable } from './duty.queries.js';
import { DutyDocument, DutyPlanDocument, planView, dutyView } from './duty.views.js';
import { dutyKinds, unitKinds } from './duty.kinds.js';

export const dutyPlanRecords: RecordRoutes = {
  at: 'duty-plans',
  tag: 'duties',
  kind: 'dutyplan',
  names: ['DutyPlan', 'DutyPlans'],
  id: 'planId',
  says: 'What is due of whom, how often.',
  rows: 'plans',
  view: planView,
  filters: {
    communityId: 'id',
    unitId: 'id',
    unitKind: unitKinds,
    duty: dutyKinds,
    status: 'state',
    /** By the day from which it is due. */
    from: { is: 'from-day', field: 'from' },
    to: { is: 'to-day', field: 'from' },
  },
  sort: { field: 'duty', direction: 'asc' },
  document: DutyPlanDocument,
  begins: c.DefineDuty,
  steps: { end: c.EndDutyPlan },
};

export const dutyRecords: RecordRoutes<DutyDocument> = {
  at: 'duties',
  kind: 'duty',
  says: 'What was and is due, those of the latest period first: by unit, person, kind, period and state.',
  rows: 'duties',
  view: dutyView,
  filters: {
    communityId: 'id',
    unitId: 'id',
    unitKind: unitKinds,
    personId: { is: 'name', field: 'personKey' },
    duty: dutyKinds,
    period: { is: 'text', field: 'periodKey' },
    status: 'state',
    doneLate: 'flag',
    from: { is: 'from', field: 'from' },
    to: { is: 'to', field: 'from' },
  },
  sort: { field: 'from', direction: 'desc' },
  document: DutyDocument,
  steps: {
    complete: c.CompleteDuty,
    release: c.ReleaseDuty,
  },
};

@ApiTags('duties')
@Controller('duties')
export class DutyController {
  constructor(private readonly door: Door) {}

  /** Unit by unit: due, done, missed and open 应办情况. */
  @Get('by-unit')
  getDutyTable(@Query() query: GetDutyTable, @Sender() by: CommandOrigin): Promise<DutyTable> {
    return this.door.ask(query, by);
  }

  /** Branch by branch and month by month: the meetings that are due of a branch 三会一课. */
  @Get('by-branch')
  getBranchTable(@Query() query: GetBranchTable, @Sender() by: CommandOrigin): Promise<BranchTable> {
    return this.door.ask(query, by);
  }
}
