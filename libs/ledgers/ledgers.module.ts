import { Module } from '@nestjs/common';
import { HistoryReader } from './history.reader.js';
import { LedgerController } from './ledger.controller.js';
import { ledgerHandlers } from './ledger.handlers.js';
import { LedgerReader } from './ledger.reader.js';
import { Replays } from './replays.js';

@Module({
  controllers: [LedgerController],
  providers: [HistoryReader, LedgerReader, Replays, ...ledgerHandlers],
  exports: [LedgerReader],
})
export class LedgersModule {}
