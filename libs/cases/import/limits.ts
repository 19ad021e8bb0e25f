import { NAME, SHORT } from '#platform';
import { longest } from '../corrections.js';

/** The number and the words of another system; all else are names of people and departments. */
const FOREIGN = ['number', 'communityName'];

/** Which event bears a text of a record: it is as long there as when a person types it. */
const bornBy: Readonly<Record<string, readonly [eventType: string, field: string]>> = {
  category: ['ProblemReported', 'category'],
  description: ['ProblemReported', 'description'],
  location: ['ProblemReported', 'location'],
  reply: ['RectificationReported', 'measures'],
  status: ['CaseClosed', 'note'],
};

/** How many characters a text of a record has at most, as in the body of a command. */
export function longestText(field: string): number {
  const at = bornBy[field];
  if (at) return longest(...at);
  return FOREIGN.includes(field) ? NAME : SHORT;
}
