import { papersOf, type Paper, type PersonalFields } from '#platform';
import { paperWords } from './activity.glossary.js';
import type { ActivityDocument } from './activity.views.js';

/** Whoever serves is told apart by a pseudonym; that somebody is under age is nobody's business. */
export const activityPersonal: PersonalFields = { minor: 'withheld', absences: 'withheld' };

/** What belongs to a meeting or an activity that was held. */
export const activityPapers: Readonly<Record<string, readonly Paper[]>> = {
  activity: papersOf(paperWords, {
    minutes: ({ status, minutesDue, minutes }: ActivityDocument) =>
      status === 'held' && minutesDue !== undefined ? [{ isThere: minutes !== undefined }] : [],
    signIn: ({ status, hasEvidence }: ActivityDocument) => (status === 'held' ? [{ isThere: hasEvidence }] : []),
  }),
};
