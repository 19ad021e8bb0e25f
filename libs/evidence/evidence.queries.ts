import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FindSharedEvidence, ViewReader, type SharedEvidence } from '#platform';
import { evidenceUses, type EvidenceUseDocument } from './evidence.view.js';

@QueryHandler(FindSharedEvidence)
export class FindSharedEvidenceHandler implements IQueryHandler<FindSharedEvidence, SharedEvidence[]> {
  constructor(private readonly views: ViewReader) {}

  async execute({ stream, digests }: FindSharedEvidence): Promise<SharedEvidence[]> {
    const where = [
      { field: 'stream', equals: stream },
      { field: 'isShared', equals: true },
    ];
    const { documents } = await this.views.of(evidenceUses).query<EvidenceUseDocument>({ where });
    const shared = documents.map(({ body }) => body).filter(({ sha256 }) => digests.includes(sha256));
    return shared
      .map(({ sha256, alsoOf }) => ({ sha256, alsoOf: [...alsoOf] }))
      .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  }
}
