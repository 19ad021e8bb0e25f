import { correctionRule, refuse, RuleBook, say, type Decision, entryOf } from '#event-sourcing';
import { isSameName, type RoomContext } from '#platform';
import {
  CorrectVolunteer,
  CreditService,
  IssueCertificate,
  RecordTraining,
  RevokeCertificate,
} from './volunteer.commands.js';
import { volunteerCatalogue, type VolunteerEvent } from './volunteer.events.js';
import { volunteerFields, volunteerStates, words } from './volunteer.glossary.js';
import { certifiedIn, evolveVolunteer, sumOf, type VolunteerRecord } from './volunteer.record.js';

export interface VolunteerContext extends RoomContext {
  /** Another volunteer whose certificate bears the number. */
  readonly holder?: string;
}

/** Hours of service from which on there is a star more: the recording rules of 2012 (民函〔2012〕340号). */
const STAR_HOURS = [100, 300, 600, 1_000, 1_500] as const;

export const starsFor = (minutes: number) => STAR_HOURS.filter((hours) => minutes >= hours * 60).length;

function credited(
  record: VolunteerRecord,
  { attendanceId, activityId, minutes }: CreditService,
): Decision<VolunteerEvent> {
  const { credits, stars } = record.status === 'none' ? { credits: {}, stars: 0 } : record;
  const before = (credits as Readonly<Record<string, number>>)[attendanceId] ?? 0;
  if (before === minutes) return [];
  const total = sumOf(credits) - before + minutes;
  const now = starsFor(total);
  const credit: VolunteerEvent = { type: 'ServiceCredited', data: { attendanceId, activityId, minutes } };
  if (now === stars) return [credit];
  const data = { stars: now, minutes: total };
  return [credit, now > stars ? { type: 'StarReached', data } : { type: 'StarLost', data }];
}

function issued(
  record: VolunteerRecord,
  { number, minutes, content, sha256 }: IssueCertificate,
  { partId, actor, id, holder }: VolunteerContext,
): Decision<VolunteerEvent> {
  if (record.status === 'none') return [];
  if (isSameName(actor, id)) return refuse('certified-by-another', words.notOneself);
  if (holder !== undefined || record.certificates.some((one) => isSameName(one.number, number)))
    return refuse('certificate-number-once', say(words.numberTaken, { number }), { field: 'number' });
  const certified = certifiedIn(record);
  if (certified + minutes > record.minutes)
    return refuse(
      'certificate-within-confirmed-minutes',
      say(words.beyond, { asked: minutes, confirmed: record.minutes, certified }),
      { field: 'minutes' },
    );
  return [{ type: 'CertificateIssued', data: { certificateId: partId, number, minutes, content, sha256 } }];
}

const isKnown = ({ status }: VolunteerRecord) => status === 'known';

/** 志愿者 */
export const volunteer = new RuleBook<VolunteerRecord, VolunteerEvent, VolunteerContext>(words.volunteer, {
  states: volunteerStates,
  fields: volunteerFields,
})
  .on(CreditService, {
    rule: 'credit-what-is-confirmed',
    because: words.credit,
    creates: true,
    isInternal: true,
    anyTime: true,
    allowed: () => true,
    decide: credited,
  })
  .on(RecordTraining, {
    rule: 'record-training',
    because: words.training,
    creates: true,
    anyTime: true,
    allowed: () => true,
    decide: (_record, { subject, minutes }, { partId, actor, id }) =>
      isSameName(actor, id)
        ? refuse('certified-by-another', words.notOneself)
        : [{ type: 'TrainingRecorded', data: { trainingId: partId, subject, minutes } }],
  })
  .on(IssueCertificate, {
    rule: 'issue-certificate',
    because: words.issue,
    looksUp: ['holder'],
    allowed: isKnown,
    decide: issued,
  })
  .on(RevokeCertificate, {
    rule: 'revoke-certificate',
    because: words.issue,
    allowed: isKnown,
    restates: (record, { certificateId }) =>
      entryOf(record, 'CertificateIssued', (data: { certificateId: string }) => data.certificateId === certificateId, {
        ends: 'entry',
      }),
    decide: (record, { certificateId, reason }) => {
      const isValid =
        record.status === 'known' &&
        record.certificates.some((one) => one.certificateId === certificateId && one.revokedAt === undefined);
      if (!isValid)
        return refuse('certificate-unknown', say(words.certificateUnknown, { certificateId }), {
          field: 'certificateId',
        });
      return [{ type: 'CertificateRevoked', data: { certificateId, reason } }];
    },
  })
  .on(CorrectVolunteer, correctionRule(volunteerCatalogue))
  .aggregate({ stream: 'volunteer', catalogue: volunteerCatalogue, evolve: evolveVolunteer, subject: () => ({}) });
