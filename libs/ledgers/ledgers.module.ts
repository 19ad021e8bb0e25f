import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller.js';
import { ledgerHandlers } from './ledger.handlers.js';
import { LedgerReader } from './ledger.reader.js';

@Module({ controllers: [LedgerController], providers: [LedgerReader, ...ledgerHandlers], exports: [LedgerReader] })
export class LedgersModule {}
