import { Module } from '@nestjs/common';
import { PatrolController } from './patrol.controller.js';
import { PatrolExecutor } from './patrol.executor.js';
import { patrolHandlers } from './patrol.handlers.js';

@Module({
  controllers: [PatrolController],
  providers: [PatrolExecutor, ...patrolHandlers],
  exports: [PatrolExecutor],
})
export class PatrolsModule {}
