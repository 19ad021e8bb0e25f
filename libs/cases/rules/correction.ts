import { listed, say } from '#event-sourcing';
import { faultOf, fieldNamed, lengthOf, parseInstant, storedForm } from '#platform';
import { CorrectRecord } from '../case.commands.js';
import type { CaseEvent } from '../case.events.js';
import { words } from '../case.glossary.js';
import { eventWords } from '../case-labels.glossary.js';
import {
  choicesOf,
  correctableFields,
  correctionOf,
  heldValue,
  isMoment,
  isProse,
  kindOf,
  longest,
  neighbours,
} from '../corrections.js';
import { own } from '../parts.js';
import { offPatrol } from './patrol.js';
import { exists, refuse, rule } from './rule.js';

const isReport = (eventType: string) => eventType === 'ProblemReported' || eventType === 'CorrectedOnTheSpot';

/** 更正 */
export const correctionRules = [
  rule(CorrectRecord, {
    rule: 'correct-an-existing-case',
    because: words.correct,
    allowed: exists,
    anyTime: true,
    looksUp: ['history', 'communityId', 'patrol'],
    corrects: (eventType, of) => !isProse(eventType, of),
    heldAt: ({ corrected: by }, eventId) => own(by, eventId)?.['occurredAt'],
    decide: (record, { eventId, field, value, reason }, { now, communityId, patrol, history = [] }) => {
      const target = history.find(({ id }) => id === eventId);
      if (!target) return refuse('event-unknown', say(words.eventUnknown, { eventId }), { field: 'eventId' });
      const fields = correctableFields(target.type);
      if (!fields.includes(field)) {
        const names = fields.map((name) => say(words.named, { word: fieldNamed(name), name }));
        const can = fields.length > 0 ? say(words.has, { fields: listed(names) }) : words.hasNone;
        return refuse(
          'field-not-correctable',
          say(words.notCorrectable, {
            field: fieldNamed(field),
            type: eventWords[target.type as CaseEvent['type']],
            can,
          }),
          {
            field: 'field',
          },
        );
      }
      const kind = kindOf(target.type, field);
      const corrected = isMoment(field) ? parseInstant(value) : storedForm(kind, value);
      if (corrected === undefined || (isMoment(field) && corrected > now))
        return refuse('moment-needed', say(words.momentNeeded, { field: fieldNamed(field) }), { field: 'value' });
      if (field === 'occurredAt') {
        const { before, after } = neighbours(record, history, eventId);
        if ((before !== undefined && corrected < before) || (after !== undefined && corrected > after))
          return refuse(
            'steps-in-order',
            say(words.order, { at: corrected, before: before ?? '…', after: after ?? '…' }),
            { field: 'value' },
          );
      }
      if (field === 'siteId' || (field === 'occurredAt' && isReport(target.type))) {
        const found = field === 'siteId' ? { siteId: corrected, at: now } : { at: corrected };
        const off = offPatrol({ patrolId: record.patrolId, ...found }, patrol, { site: 'value', at: 'value' });
        if (off) return off;
      }
      if (field === 'communityId' && record.siteId !== undefined)
        return refuse('site-in-community', say(words.followsFromSite, { site: record.siteId }), { field: 'field' });
      const choices = choicesOf(target.type, field);
      if (choices && !choices.includes(corrected))
        return refuse(
          'value-of-the-field',
          say(words.choice, { field: fieldNamed(field), values: choices.join(', ') }),
          {
            field: 'value',
          },
        );
      const most = longest(target.type, field);
      const fault = faultOf(kind, corrected, most);
      const of = lengthOf(corrected, most) > most ? 'value-length' : 'value-of-the-field';
      if (fault !== undefined)
        return refuse(of, say(words.fault, { field: fieldNamed(field), fault }), { field: 'value' });
      const correct = (of: string, to: string) => correctionOf(record, target, { field: of, value: to, reason });
      const follows = field === 'siteId' && communityId !== undefined && communityId !== record.communityId;
      if (corrected === heldValue(record, target, field) && !follows)
        return refuse('another-value', say(words.sameValue, { field: fieldNamed(field) }), { field: 'value' });
      return [correct(field, corrected), ...(follows ? [correct('communityId', communityId)] : [])];
    },
  }),
];
