import { idIn } from '#event-sourcing';
import { findCommunity, findSite } from '#places';
import { FindCasesOfProblems, roomOf, THE_SYSTEM, type CaseOfProblem } from '#platform';
import { eventWords } from './events.glossary.js';
import type { HandOverTask } from './task.commands.js';
import { supervisedTaskRecords, taskIdOf } from './task.controller.js';
import type { TaskInvestigated } from './task.events.js';
import { taskFigures, taskRates } from './task.figures.js';
import { taskPapers, taskPersonal } from './task.papers.js';
import { taskDesk } from './task.desk.js';
import { labels } from './task.glossary.js';
import type { SupervisedTask } from './task.record.js';
import { supervisedTask } from './task.rules.js';
import { taskList, taskView } from './task.views.js';
import { taskSheets } from './task.sheets.js';

/** Supervised issues 督办 and the look-back 回头看 (system 4). */
export const supervisedTasksRoom = roomOf({
  name: 'supervised-tasks',
  eventWords,
  sheets: taskSheets,
  controllers: [...supervisedTaskRecords],
  tags: { tasks: '督办事项' },
  figures: taskFigures,
  rates: taskRates,
  labels,
  desk: taskDesk,
  personal: taskPersonal,
  papers: taskPapers,
  lists: { tasks: taskList },
  kinds: [
    {
      aggregate: supervisedTask,
      view: taskView,
      idOf: ({ externalNumber }: HandOverTask) => taskIdOf(externalNumber),
      lookUps: {
        community: async ({ communityId }: HandOverTask, { queries }) =>
          communityId && findCommunity(queries, communityId),
        site: async ({ siteId }: HandOverTask, { queries }) => siteId && findSite(queries, siteId),
        openCases: async (_command, { queries, executor, sent }) => {
          const { investigation } = (await executor.find(sent.target)).record as SupervisedTask;
          const found = new FindCasesOfProblems((investigation?.problems ?? []).map(({ findingId }) => findingId));
          const cases = await queries.ask<readonly CaseOfProblem[]>(found, THE_SYSTEM);
          return cases.filter(({ isOpen }) => isOpen).length;
        },
      },
    },
  ],
  findings: {
    TaskInvestigated: (event) =>
      (event.data as TaskInvestigated['data']).problems.map((problem) => ({
        ...problem,
        source: 'task',
        siteId: event.metadata.siteId,
        communityId: event.metadata.siteId === undefined ? event.metadata.communityId : undefined,
        foundIn: { kind: supervisedTask.stream, id: idIn(supervisedTask, event) },
      })),
  },
});
