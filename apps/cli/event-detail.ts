import type { RecordCorrected } from '#cases';
import type { StoredEvent } from '#event-sourcing';
import { headingOf } from './record-words.js';

type Time = (moment: string) => string;

const MOST = 60;
/** Of each of the two values of a correction, so that both are seen. */
const MOST_OF_VALUE = 24;

/** What tells most about an event, the first that it has: fields that are shown beside each other. */
const TELLING: readonly (readonly string[])[] = [
  ['number'],
  ['department', 'assignee'],
  ['into', 'reason'],
  ['reason'],
  ['note'],
  ['category'],
  ['role', 'person'],
  ['name'],
  ['address'],
  ['measures'],
  ['documentNumber'],
  ['by'],
  ['reply'],
  ['result', 'findings'],
  ['servedTo'],
];

/** One short detail of an event for a line of its history; empty where there is no telling one. */
export function detailOf({ type, data }: Pick<StoredEvent, 'type' | 'data'>, time: Time): string {
  if (type === 'RecordCorrected') return correction(data as RecordCorrected['data'], time);
  const fields = data as Readonly<Record<string, unknown>>;
  for (const names of TELLING) {
    const words = names.map((name) => fields[name]).filter((value) => typeof value === 'string' && value !== '');
    if (words.length > 0) return cut(words.join(' '), MOST);
  }
  const due = (fields['due'] as { readonly at?: string } | undefined)?.at;
  return due === undefined ? '' : time(due);
}

function correction({ field, previous, value }: RecordCorrected['data'], time: Time): string {
  const shown = (text: string | null) => (text === null ? '—' : cut(time(text), MOST_OF_VALUE));
  return `${headingOf(field)}: ${shown(previous)} → ${shown(value)}`;
}

/** On one line, and no longer than this. */
function cut(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}
