import { filedWith, papersOf, type Paper, type PersonalFields } from '#platform';
import { paperWords } from './task.glossary.js';

/** What was done to somebody is told of by number only. */
export const taskPersonal: PersonalFields = {
  'TaskAccountabilityRecorded.measure': 'withheld',
  'accountabilities.measure': 'withheld',
};

export const taskPapers: Readonly<Record<string, readonly Paper[]>> = {
  task: papersOf(paperWords, {
    investigation: filedWith('TaskInvestigated', 'evidence'),
    rectification: filedWith('TaskRectified', 'after'),
    lookBack: filedWith('TaskLookedBack', 'evidence'),
  }),
};
