import { idIn } from '#event-sourcing';
import { findCommunity, findSite } from '#places';
import { roomOf } from '#platform';
import { eventWords } from './events.glossary.js';
import type { HandOverTask } from './task.commands.js';
import { SupervisedTaskController, supervisedTaskRecords, taskIdOf } from './task.controller.js';
import type { TaskInvestigated } from './task.events.js';
import { taskFigures, taskRates } from './task.figures.js';
import { taskPapers, taskPersonal } from './task.papers.js';
import { taskDesk } from './task.desk.js';
import { labels } from './task.glossary.js';
import { supervisedTask } from './task.rules.js';
import { taskList, taskView } from './task.views.js';
import { taskSheets } from './task.sheets.js';

/** Supervised issues 督办 and the look-back 回头看 (system 4). */
export const supervisedTasksRoom = roomOf({
  name: 'supervised-tasks',
  eventWords,
  sheets: taskSheets,
  controllers: [...supervisedTaskRecords, SupervisedTaskController],
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
