import { roomOf } from '#platform';
import { EnterpriseController } from './enterprise.controller.js';
import { enterpriseFigures, enterpriseRates } from './enterprise.figures.js';
import { labels as enterpriseLabels } from './enterprise.glossary.js';
import { enterpriseLookUps } from './enterprise.lookups.js';
import { enterprise } from './enterprise.rules.js';
import { enterpriseView } from './enterprise.views.js';
import { OrganisationController } from './organisation.controller.js';
import { organisationFigures } from './organisation.figures.js';
import { labels } from './organisation.glossary.js';
import { organisationLookUps } from './organisation.lookups.js';
import { organisation } from './organisation.rules.js';
import { organisationView } from './organisation.views.js';
import { TermClock } from './term-clock.js';

/** The register of party organisations 党组织 (system 8), and party building in non-public enterprises 非公党建 (system 12). */
export const organisationsRoom = roomOf({
  name: 'organisations',
  controllers: [OrganisationController, EnterpriseController],
  tags: { organisations: '党组织', enterprises: '非公企业' },
  clocks: [TermClock],
  figures: [...organisationFigures, ...enterpriseFigures],
  rates: enterpriseRates,
  labels: { ...labels, ...enterpriseLabels },
  kinds: [
    { aggregate: organisation, view: organisationView, lookUps: organisationLookUps },
    { aggregate: enterprise, view: enterpriseView, lookUps: enterpriseLookUps },
  ],
});
