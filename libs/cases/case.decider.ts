import { RuleBook, say } from '#event-sourcing';
import { handoverRule } from '#platform';
import { HandOverCaseWork, movedCase } from './case.handover.js';
import { caseCatalogue, type CaseEvent } from './case.events.js';
import { evolveCase } from './case.fold.js';
import { ownFields, stateWords } from './case-labels.glossary.js';
import { words } from './case.glossary.js';
import { noCase, type CaseRecord } from './case.record.js';
import { appealRules } from './rules/appeals.js';
import { callbackRules } from './rules/callbacks.js';
import { correctionRules } from './rules/correction.js';
import { deadlineRules } from './rules/deadlines.js';
import { handlingRules } from './rules/handling.js';
import { importRules } from './import/import.rules.js';
import { intakeRules } from './rules/intake.js';
import { noticeRules } from './rules/notices.js';
import { supervisionRules } from './rules/supervision.js';
import { isSuspended, type CaseContext } from './rules/rule.js';

export const caseRules = new RuleBook<CaseRecord, CaseEvent, CaseContext>(words.case, {
  states: stateWords,
  fields: ownFields,
  state: (record) =>
    isSuspended(record)
      ? { name: `${record.status}, suspended`, words: say(words.suspended, { state: stateWords[record.status] }) }
      : undefined,
  hint: (record, allowed) =>
    isSuspended(record) && allowed({ ...record, suspendedAt: undefined }) ? words.resumeFirst : undefined,
})
  .with(intakeRules)
  .with(handlingRules)
  .with(callbackRules)
  .with(noticeRules)
  .with(deadlineRules)
  .with(appealRules)
  .with(supervisionRules)
  .with(correctionRules)
  .on(HandOverCaseWork, handoverRule<CaseRecord, CaseEvent, CaseContext>(movedCase))
  .with(importRules);

/** Names of the commands that the case's state allows now. */
export const possibleCommands = (record: CaseRecord) => caseRules.possible(record);

/** A case from report to closure: 信息收集, 案卷建立, 任务派遣, 任务处理, 处理反馈, 核查结案. */
export const caseDecider = caseRules.aggregate({
  stream: 'case',
  catalogue: caseCatalogue,
  initialState: noCase,
  evolve: evolveCase,
  subject: ({ siteId, communityId }) => ({ siteId, communityId }),
});
