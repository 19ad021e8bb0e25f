import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AsOfQuery,
  CommandAnswer,
  Door,
  On,
  PathId,
  Sender,
  Step,
  StoredEventAnswer,
  type CommandOrigin,
  type Target,
} from '#platform';
import * as c from './full-time-worker.commands.js';
import {
  ListFullTimeWorkers,
  FullTimeWorkerAnswer,
  FullTimeWorkerPage,
  fullTimeWorkerList,
} from './full-time-worker.views.js';

@ApiTags('full-time-workers')
@Controller('full-time-workers')
export class FullTimeWorkerController {
  constructor(private readonly door: Door) {}

  /** Assign a full-time worker to a community 配备. */
  @Post()
  assignFullTimeWorker(@Body() body: c.AssignFullTimeWorker, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('full-time-worker', body, by);
  }

  /** Full-time workers, the latest first. */
  @Get()
  listFullTimeWorkers(@Query() query: ListFullTimeWorkers, @Sender() by: CommandOrigin): Promise<FullTimeWorkerPage> {
    return this.door.list(fullTimeWorkerList, query, by);
  }

  /** A full-time worker with what is possible next; or as it was, as of a moment on either clock. */
  @Get(':workerId')
  @PathId(':workerId')
  getFullTimeWorker(@On() on: Target, @Query() asOf: AsOfQuery): Promise<FullTimeWorkerAnswer> {
    return this.door.get('full-time-worker', on, asOf);
  }

  /** Its events, in order. */
  @Get(':workerId/history')
  @PathId(':workerId')
  getFullTimeWorkerEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('full-time-worker', on, asOf);
  }

  /** End the assignment 离岗. */
  @Step(':workerId/end')
  endFullTimeWorker(@On() on: Target, @Body() body: c.EndFullTimeWorker): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Correct an entry 更正. */
  @Step(':workerId/correct')
  correctFullTimeWorker(@On() on: Target, @Body() body: c.CorrectFullTimeWorker): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
