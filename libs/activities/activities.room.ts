import { roomOf } from '#platform';
import { inPersonLabels, kindLabels, organiserLabels } from './activity.kinds.js';
import { commandWords, eventWords } from './events.glossary.js';
import { ActivityController, activityRecords, listOfAttendances, listOfDecisions } from './activity.controller.js';
import { activityFigures, activityRates } from './activity.figures.js';
import { activityDesk } from './activity.desk.js';
import { fieldWords, labels } from './activity.glossary.js';
import { findFacts } from './activity.lookups.js';
import { activityRegister } from './activity.register.js';
import { activity } from './activity.rules.js';
import { agendaCatalogue } from './agenda.js';
import { certificateNumberCatalogue, findHolder } from './certificate-numbers.js';
import { CreditsReactor } from './credits.reactor.js';
import { MinutesClock } from './minutes-clock.js';
import { volunteerRecords } from './volunteer.controller.js';
import { labels as volunteerLabels } from './volunteer.glossary.js';
import { volunteer } from './volunteer.rules.js';
import { volunteerFigures } from './volunteer.views.js';
import { activityPapers, activityPersonal } from './activity.papers.js';
import { activitySheet } from './activity.sheets.js';

/** Meetings, visits, theory groups, volunteer service, joint building, training (systems 7, 11, 12 and 13). */
export const activitiesRoom = roomOf({
  name: 'activities',
  commandWords,
  eventWords,
  codes: { ...kindLabels, ...organiserLabels, ...inPersonLabels },
  personal: activityPersonal,
  papers: activityPapers,
  sheets: { label: { zh: '会议与活动', en: 'meetings and activities' }, sheets: [activitySheet] },
  records: [activityRecords, listOfDecisions, listOfAttendances, volunteerRecords],
  controllers: [ActivityController],
  tags: { activities: '活动', volunteers: '志愿者' },
  figures: [...activityFigures, ...volunteerFigures],
  rates: activityRates,
  desk: activityDesk,
  registers: [activityRegister],
  labels: { ...labels, ...volunteerLabels },
  fieldWords,
  catalogue: { ...agendaCatalogue, ...certificateNumberCatalogue },
  reactors: [CreditsReactor],
  clocks: [MinutesClock],
  kinds: [
    { aggregate: activity, lookUps: { facts: findFacts } },
    { aggregate: volunteer, lookUps: { holder: findHolder } },
  ],
});
