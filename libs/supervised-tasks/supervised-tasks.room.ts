import { placeNamed } from '#places';
import { casesFound, problemsIn, roomOf, type CaseOfProblem } from '#platform';
import { dailyTable, GetDailyTasksHandler } from './daily-sheet.js';
import type { HandOverTask } from './task.commands.js';
import { DailyTasksController, supervisedTaskRecords, taskIdOf } from './task.controller.js';
import { taskFigures, taskRates } from './task.figures.js';
import { taskPapers, taskPersonal } from './task.papers.js';
import { taskDesk, tasksHeld } from './task.desk.js';
import { commandWords, eventWords, labels, words } from './task.glossary.js';
import type { SupervisedTask } from './task.record.js';
import { supervisedTask } from './task.rules.js';
import { taskView } from './task.views.js';
import { taskSheet } from './task.sheets.js';

const found = casesFound(({ investigation }: SupervisedTask) => investigation?.problems ?? []);

/** Supervised issues 督办 and the look-back 回头看 (system 4). */
export const supervisedTasksRoom = roomOf({
  name: 'supervised-tasks',
  commandWords,
  eventWords,
  sheets: { label: { zh: '督办事项', en: 'supervised tasks' }, sheets: [taskSheet] },
  tables: [dailyTable],
  records: [supervisedTaskRecords],
  controllers: [DailyTasksController],
  providers: [GetDailyTasksHandler],
  tags: { tasks: '督办事项' },
  figures: taskFigures,
  rates: taskRates,
  labels,
  desk: taskDesk,
  held: tasksHeld,
  personal: taskPersonal,
  papers: taskPapers,
  openAtSite: [
    // Until it is answered, delisted, or not this office's.
    { kind: 'task', what: words.task, of: taskView, by: 'siteId', where: [{ field: 'openDue', atLeast: '' }] },
  ],
  kinds: [
    {
      aggregate: supervisedTask,
      idOf: ({ externalNumber }: HandOverTask) => taskIdOf(externalNumber),
      lookUps: {
        ...placeNamed,
        openCases: async (command, tools) =>
          ((await found(command, tools)) as CaseOfProblem[]).filter(({ isOpen }) => isOpen).length,
      },
    },
  ],
  findings: { TaskInvestigated: problemsIn(supervisedTask, 'problems', 'task') },
});
