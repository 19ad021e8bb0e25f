import { faultOf, lengthOf, parseInstant, storedForm } from '#platform';
import { CorrectRecord } from '../case.commands.js';
import { correctableFields, correctionOf, heldValue, isMoment, kindOf, longest, neighbours } from '../corrections.js';
import { exists, refuse, rule } from './rule.js';

/** 更正 */
export const correctionRules = [
  rule(CorrectRecord, {
    rule: 'correct-an-existing-case',
    because: 'An entry of a case that exists is corrected.',
    allowed: exists,
    anyTime: true,
    looksUp: ['history', 'communityId'],
    decide: (record, { eventId, field, value, reason }, { now, communityId, history = [] }) => {
      const target = history.find(({ id }) => id === eventId);
      if (!target) return refuse('event-unknown', `This case has no event ${eventId}.`, { field: 'eventId' });
      const fields = correctableFields(target.type);
      if (!fields.includes(field)) {
        const can =
          fields.length > 0
            ? `it has ${fields.join(', ')}`
            : 'nothing of it can be corrected; answer it by a further step';
        return refuse('field-not-correctable', `The field ${field} of a ${target.type} cannot be corrected: ${can}.`, {
          field: 'field',
        });
      }
      const kind = kindOf(target.type, field);
      const corrected = isMoment(field) ? parseInstant(value) : storedForm(kind, value);
      if (corrected === undefined || (isMoment(field) && corrected > now))
        return refuse('moment-needed', `${field} must be a past date and time with offset (RFC 3339).`, {
          field: 'value',
        });
      if (field === 'occurredAt') {
        const { before, after } = neighbours(record, history, eventId);
        if ((before !== undefined && corrected < before) || (after !== undefined && corrected > after))
          return refuse(
            'steps-in-order',
            `${corrected} contradicts the steps before and after it (${before ?? '…'} to ${after ?? '…'}).`,
            { field: 'value' },
          );
      }
      if (field === 'communityId' && record.siteId !== undefined)
        return refuse('site-in-community', `The community follows from the site ${record.siteId}: correct siteId.`, {
          field: 'field',
        });
      const most = longest(target.type, field);
      const fault = faultOf(kind, corrected, most);
      const of = lengthOf(corrected, most) > most ? 'value-length' : 'value-of-the-field';
      if (fault !== undefined) return refuse(of, `${field} ${fault}.`, { field: 'value' });
      const correct = (of: string, to: string) => correctionOf(record, target, { field: of, value: to, reason });
      const follows = field === 'siteId' && communityId !== undefined && communityId !== record.communityId;
      if (corrected === heldValue(record, target, field) && !follows)
        return refuse('another-value', `${field} has this value already.`, { field: 'value' });
      return [correct(field, corrected), ...(follows ? [correct('communityId', communityId)] : [])];
    },
  }),
];
