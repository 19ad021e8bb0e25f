import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, Sender, type CommandOrigin, type RecordRoutes } from '#platform';
import * as c from './tally.commands.js';
import { TallyDocument, tallyView } from './tally.views.js';

export const tallyRecords: RecordRoutes = {
  at: 'tallies',
  kind: 'tally',
  says: 'Tallies, those of the latest days first.',
  view: tallyView,
  filters: {
    communityId: 'id',
    roadSegmentId: 'id',
    /** As printed in the catalogue. */
    code: 'text',
    kind: c.tallyKinds,
    by: 'name',
    enteredBy: 'name',
    status: 'state',
    from: { is: 'from-day', field: 'to' },
    to: { is: 'to-day', field: 'to' },
  },
  sort: { field: 'to', direction: 'desc' },
  document: TallyDocument,
  begins: c.TallyCorrections,
  steps: { void: c.VoidTally },
};

@ApiTags('tallies')
@Controller('tallies')
export class TallyController {
  constructor(private readonly door: Door) {}

  @Post('confirm')
  @HttpCode(200)
  confirmLargeTally(@Body() body: c.ConfirmLargeTally, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('tally', body, by);
  }
}
