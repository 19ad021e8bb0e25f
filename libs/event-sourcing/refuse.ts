import type { Refusal } from './decider.js';
import type { Sentence } from './sentence.js';

/** Why not, in both languages. */
export function refuse(rule: string, sentence: Sentence, more: Partial<Refusal> = {}): Refusal {
  return { refused: rule, message: sentence.en, sentence, ...more };
}
