import type { Figure, Sentence } from '#event-sourcing';
import { roomOf, type ListRoute } from '#platform';
import { FindSharedEvidenceHandler } from './evidence.queries.js';
import { evidenceUses, EvidenceUseDocument, evidenceView } from './evidence.view.js';

const labels = {
  'evidence.files': { zh: '佐证材料（份）', en: 'files of evidence' },
  'evidence.shared': { zh: '用于多条记录的佐证材料（份）', en: 'files that are evidence of several records' },
} satisfies Record<string, Sentence>;

const files: Figure = {
  name: 'evidence.files',
  version: 1,
  of: evidenceUses,
  adds: { kind: 'distinct', field: 'sha256' },
  where: [],
  period: 'at',
};

const listOfEvidence: ListRoute = {
  at: 'evidence',
  names: ['EvidenceUse', 'EvidenceUses'],
  says: 'Files as evidence of records of all rooms, by digest, record or place; those of several records are flagged 佐证材料.',
  view: evidenceUses,
  filters: {
    sha256: 'text',
    /** The record: its kind, a dash and its id. */
    stream: 'text',
    communityId: 'id',
    siteId: 'id',
    person: 'name',
    isShared: 'flag',
    from: { is: 'from', field: 'at' },
    to: { is: 'to', field: 'at' },
  },
  sort: { field: 'at', direction: 'desc' },
  document: EvidenceUseDocument,
};

/** 佐证: which files are evidence of which records, of all rooms (systems.md 0.2). It keeps no events of its own. */
export const evidenceRoom = roomOf({
  name: 'evidence',
  records: [listOfEvidence],
  providers: [FindSharedEvidenceHandler],
  tags: { evidence: '佐证材料' },
  views: [evidenceView],
  figures: [files, { ...files, name: 'evidence.shared', where: [{ field: 'isShared', equals: true }] }],
  labels,
});
