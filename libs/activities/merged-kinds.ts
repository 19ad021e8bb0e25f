import { listed, refuse, say, type Refusal } from '#event-sourcing';
import { words } from './activity.glossary.js';
import { kindLabels, type ActivityKind } from './activity.kinds.js';
import type { Activity } from './activity.record.js';

/** Meetings that may be one, each with its own agenda (systems.md 13): in either order. */
const MERGED: readonly (readonly [ActivityKind, ActivityKind])[] = [
  ['theme-day', 'members-meeting'],
  ['theme-day', 'party-lecture'],
  ['theme-day', 'organisational-life'],
  ['members-meeting', 'party-lecture'],
  ['members-meeting', 'organisational-life'],
];

const mayMerge = (one: ActivityKind, other: ActivityKind) =>
  MERGED.some((pair) => pair.includes(one) && pair.includes(other));

/** Why this meeting does not stand for all of its kinds. */
export function whyNotMerged({ kind, alsoKinds, topics }: Activity): Refusal | undefined {
  const kinds = [kind, ...alsoKinds];
  const twice = alsoKinds.find((one, n) => kinds.indexOf(one) < n + 1);
  const named = (one: ActivityKind) => kindLabels[one];
  if (twice !== undefined)
    return refuse('merged-kinds-once', say(words.mergedOnce, { kind: named(twice) }), { field: 'alsoKinds' });
  const other = alsoKinds.find((one, n) => kinds.slice(0, n + 1).some((before) => !mayMerge(one, before)));
  if (other !== undefined)
    return refuse('kinds-that-merge', say(words.mergedKinds, { kinds: listed(kinds.map(named)) }), {
      field: 'alsoKinds',
    });
  if (alsoKinds.length > 0 && topics.length < kinds.length)
    return refuse('agenda-of-each-kind', say(words.mergedAgenda, { kinds: listed(kinds.map(named)) }), {
      field: 'topics',
    });
  return undefined;
}
