import { roomOf } from '#platform';
import { CorrectedRows } from './corrected-rows.js';
import { HistoryReader } from './history.reader.js';
import { LedgerController } from './ledger.controller.js';
import { labels } from './ledger.glossary.js';
import { ledgerHandlers } from './ledger.handlers.js';
import { LedgerReader } from './ledger.reader.js';
import { RoomLedgers } from './room-ledgers.js';
import { Replays } from './replays.js';
import { SheetReader } from './sheet-reader.js';

/** It keeps no events of its own: ledgers are made from what the other rooms contribute. */
export const ledgersRoom = roomOf({
  name: 'ledgers',
  labels,
  controllers: [LedgerController],
  providers: [CorrectedRows, HistoryReader, LedgerReader, RoomLedgers, SheetReader, Replays, ...ledgerHandlers],
});
