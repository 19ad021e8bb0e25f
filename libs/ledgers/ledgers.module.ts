import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller.js';
import { LedgerReader, ledgerHandlers } from './ledger.handlers.js';

@Module({ controllers: [LedgerController], providers: [LedgerReader, ...ledgerHandlers], exports: [LedgerReader] })
export class LedgersModule {}
