import { communityNamed as community } from '#places';
import { byField, roomOf } from '#platform';
import { commandWords, eventWords } from './events.glossary.js';
import { communitiesStaffedView } from './communities-staffed.view.js';
import { communityPartyFigures, communityPartyRates } from './community-party.figures.js';
import { labels as communityPartyLabels } from './community-party.glossary.js';
import { enterpriseRecords } from './enterprise.controller.js';
import { enterpriseFigures, enterpriseRates } from './enterprise.figures.js';
import { labels as enterpriseLabels } from './enterprise.glossary.js';
import { enterpriseLookUps } from './enterprise.lookups.js';
import { enterpriseRegister } from './enterprise.register.js';
import { enterprise } from './enterprise.rules.js';
import { fullTimeWorkerRecords } from './full-time-worker.controller.js';
import { fullTimeWorker } from './full-time-worker.rules.js';
import { greaterCommitteeRecords } from './greater-committee.controller.js';
import { greaterCommittee } from './greater-committee.rules.js';
import { instructorRecords } from './instructor.controller.js';
import { instructorFigures, instructorRates } from './instructor.figures.js';
import { labels as instructorLabels } from './instructor.glossary.js';
import { instructorLookUps } from './instructor.lookups.js';
import { instructorRegister } from './instructor.register.js';
import { instructor } from './instructor.rules.js';
import { organisationRecords } from './organisation.controller.js';
import { organisationFigures } from './organisation.figures.js';
import { organisationDesk } from './organisation.desk.js';
import { labels } from './organisation.glossary.js';
import { organisationLookUps } from './organisation.lookups.js';
import { organisationRegister } from './organisation.register.js';
import { organisation } from './organisation.rules.js';
import { programmeRecords } from './programme.controller.js';
import { programmeFigures, programmeRates } from './programme.figures.js';
import { labels as programmeLabels } from './programme.glossary.js';
import { programme, programmeIdOf } from './programme.rules.js';
import { TermClock } from './term-clock.js';
import { organisationSubjects } from './organisation.subjects.js';
import { organisationSheets } from './organisation.sheets.js';

/** The register of party organisations 党组织 (system 8), and party building in non-public enterprises 非公党建 (system 12). */
export const organisationsRoom = roomOf({
  name: 'organisations',
  commandWords,
  eventWords,
  sheets: organisationSheets,
  records: [
    organisationRecords,
    enterpriseRecords,
    instructorRecords,
    fullTimeWorkerRecords,
    greaterCommitteeRecords,
    programmeRecords,
  ],
  tags: {
    organisations: '党组织',
    enterprises: '非公企业',
    instructors: '党建指导员',
    'full-time-workers': '专职党务工作者',
    'greater-committees': '社区大党委',
    programmes: '党建工程',
  },
  views: [communitiesStaffedView],
  clocks: [TermClock],
  figures: [
    ...organisationFigures,
    ...enterpriseFigures,
    ...instructorFigures,
    ...communityPartyFigures,
    ...programmeFigures,
  ],
  registers: [organisationRegister, enterpriseRegister, instructorRegister],
  rates: [...enterpriseRates, ...instructorRates, ...communityPartyRates, ...programmeRates],
  desk: organisationDesk,
  personal: { education: 'withheld' },
  subjects: organisationSubjects,
  labels: { ...labels, ...enterpriseLabels, ...instructorLabels, ...communityPartyLabels, ...programmeLabels },
  kinds: [
    { aggregate: organisation, idOf: byField('organisationId'), lookUps: organisationLookUps },
    { aggregate: enterprise, idOf: byField('enterpriseId'), lookUps: enterpriseLookUps },
    { aggregate: instructor, idOf: byField('instructorId'), lookUps: instructorLookUps },
    {
      aggregate: fullTimeWorker,
      idOf: byField('workerId'),
      lookUps: { community },
    },
    {
      aggregate: greaterCommittee,
      idOf: byField('communityId'),
      lookUps: { community },
    },
    { aggregate: programme, idOf: programmeIdOf, lookUps: { community } },
  ],
});
