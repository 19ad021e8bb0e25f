import { Module } from '@nestjs/common';
import { CaseController } from './case.controller.js';
import { CaseExecutor } from './case.executor.js';
import { caseHandlers } from './case.handlers.js';
import { DeadlineClock } from './deadline-clock.js';
import { FindingsReactor } from './findings.reactor.js';
import { NumbersReactor } from './numbers.reactor.js';

@Module({
  controllers: [CaseController],
  providers: [CaseExecutor, DeadlineClock, FindingsReactor, NumbersReactor, ...caseHandlers],
  exports: [CaseExecutor, DeadlineClock, FindingsReactor, NumbersReactor],
})
export class CasesModule {}
