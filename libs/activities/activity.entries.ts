import { keyOfName } from '#platform';
import type { AgendaEntry } from './agenda.js';
import type { Activity, Attendance } from './activity.record.js';

/** What an activity has for itself: its chair, its place, and that its organiser holds no two of one kind at a time. */
export function ownEntry(id: string, activity: Activity): AgendaEntry | undefined {
  const { heldAt, endedAt, chair, chairId, place, siteId, kind, organiserId } = activity;
  if (heldAt === undefined || endedAt === undefined) return undefined;
  const claims = [
    `chair:${keyOfName(chair)}`,
    ...(chairId === undefined ? [] : [`chair-id:${chairId}`]),
    `place:${keyOfName(place)}`,
    ...(siteId === undefined ? [] : [`site:${siteId}`]),
    ...(organiserId === undefined ? [] : [`organiser:${organiserId}/${kind}`]),
  ];
  return { holder: id, part: '', claims, from: heldAt, to: endedAt };
}

type Attending = Pick<Attendance, 'attendanceId' | 'volunteerId' | 'from' | 'to'>;

export const attendanceEntry = (holder: string, { attendanceId, volunteerId, from, to }: Attending): AgendaEntry => ({
  holder,
  part: attendanceId,
  claims: [`volunteer:${volunteerId}`],
  from,
  to,
});

/** All that it has by what is known now; nothing where it was not held after all. */
export function entriesOf(id: string, activity: Activity): AgendaEntry[] {
  if (activity.status !== 'held') return [];
  const own = ownEntry(id, activity);
  return [...(own ? [own] : []), ...activity.attendances.map((attendance) => attendanceEntry(id, attendance))];
}

export const minutesOf = ({ from, to }: Pick<AgendaEntry, 'from' | 'to'>) =>
  Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
