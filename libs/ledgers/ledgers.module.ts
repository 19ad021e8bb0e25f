import { Module } from '@nestjs/common';
import { HistoryReader } from './history.reader.js';
import { LedgerController } from './ledger.controller.js';
import { ledgerHandlers } from './ledger.handlers.js';
import { LedgerReader } from './ledger.reader.js';

@Module({
  controllers: [LedgerController],
  providers: [HistoryReader, LedgerReader, ...ledgerHandlers],
  exports: [LedgerReader],
})
export class LedgersModule {}
