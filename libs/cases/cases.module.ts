import { Module } from '@nestjs/common';
import { CaseController } from './case.controller.js';
import { CaseExecutor } from './case.executor.js';
import { caseHandlers } from './case.handlers.js';
import { NumbersReactor } from './numbers.reactor.js';

@Module({
  controllers: [CaseController],
  providers: [CaseExecutor, NumbersReactor, ...caseHandlers],
  exports: [CaseExecutor, NumbersReactor],
})
export class CasesModule {}
