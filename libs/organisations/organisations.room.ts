import { roomOf } from '#platform';
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
  controllers: [OrganisationController],
  tags: { organisations: '党组织' },
  clocks: [TermClock],
  figures: organisationFigures,
  labels,
  kinds: [{ aggregate: organisation, view: organisationView, lookUps: organisationLookUps }],
});
