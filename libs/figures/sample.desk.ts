import { deskLists } from '#platform';
import { sampleDeskLabels } from './figures.glossary.js';
import { JudgeSampledRecord } from './sample.commands.js';
import { sampledRecordPart } from './sample.views.js';

/** Whoever drew a sample sees to it that its records are judged. */
export const sampleDesk = deskLists(sampleDeskLabels, {
  'samples.toJudge': {
    of: sampledRecordPart,
    where: [{ field: 'verdict', equals: null }],
    person: { key: 'drawnByKey', shown: 'drawnBy' },
    title: 'recordId',
    record: { kind: 'sample', id: 'sampleId', at: 'samples' },
    next: JudgeSampledRecord,
  },
});
