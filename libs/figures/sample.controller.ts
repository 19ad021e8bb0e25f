import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door, On, PathId, type RecordRoutes, type Target } from '#platform';
import { RedrawSample, SampleRedrawn } from './redraw.js';
import { DrawSample, JudgeSampledRecord } from './sample.commands.js';
import { SampleDocument, sampleView } from './sample.views.js';

export const sampleRecords: RecordRoutes = {
  at: 'samples',
  kind: 'sample',
  view: sampleView,
  filters: { figure: 'text', communityId: 'id', drawnBy: 'name', status: 'state' },
  sort: { field: 'drawnAt', direction: 'desc' },
  document: SampleDocument,
  begins: DrawSample,
  steps: { judge: JudgeSampledRecord },
};

@ApiTags('samples')
@Controller('samples')
export class SampleController {
  constructor(private readonly door: Door) {}

  /** Drawn again from the log: all ids that it was drawn from, and whether the same were drawn 复抽. */
  @Get(':sampleId/redraw')
  @PathId(':sampleId')
  redrawSample(@On() { id, actor }: Target): Promise<SampleRedrawn> {
    return this.door.ask(Object.assign(new RedrawSample(), { sampleId: id }), { actor });
  }
}
