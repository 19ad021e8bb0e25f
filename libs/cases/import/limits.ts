import { longest } from '../corrections.js';

/** Names of people and departments, as in the bodies of commands. */
const LONGEST_NAME = 100;
/** The number and the words of another system. */
const LONGEST_FOREIGN = 200;

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
  return field === 'number' || field === 'communityName' ? LONGEST_FOREIGN : LONGEST_NAME;
}
