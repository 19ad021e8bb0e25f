import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './full-time-worker.commands.js';
import { FullTimeWorkerDocument, fullTimeWorkerList } from './full-time-worker.views.js';

export const fullTimeWorkerRecords = recordControllers({
  at: 'full-time-workers',
  kind: 'full-time-worker',
  names: ['FullTimeWorker', 'FullTimeWorkers'],
  id: 'workerId',
  says: 'Full-time workers, the latest first.',
  list: fullTimeWorkerList,
  document: FullTimeWorkerDocument,
  correct: c.CorrectFullTimeWorker,
});

@ApiTags('full-time-workers')
@Controller('full-time-workers')
export class FullTimeWorkerController {
  constructor(private readonly door: Door) {}

  /** Assign a full-time worker to a community 配备. */
  @Post()
  assignFullTimeWorker(@Body() body: c.AssignFullTimeWorker, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('full-time-worker', body, by);
  }

  /** End the assignment 离岗. */
  @Step(':workerId/end')
  endFullTimeWorker(@On() on: Target, @Body() body: c.EndFullTimeWorker): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
