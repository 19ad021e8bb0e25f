import { roomOf } from '#platform';
import { SubjectController } from './subject.controller.js';
import { GetSubjectHandler } from './subject.handler.js';

/** It keeps nothing of its own: every room declares its records that may be of a legal person (systems.md 17.4). */
export const subjectsRoom = roomOf({
  name: 'subjects',
  controllers: [SubjectController],
  providers: [GetSubjectHandler],
  tags: { subjects: '一企一档' },
});
