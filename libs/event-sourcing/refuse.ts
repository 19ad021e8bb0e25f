import type { Refusal } from './decider.js';
import { isSentence, type Sentence } from './sentence.js';

/** Why not; the sentence in both languages where the room has them. */
export function refuse(rule: string, message: Sentence | string, more: Partial<Refusal> = {}): Refusal {
  return isSentence(message)
    ? { refused: rule, message: message.en, sentence: message, ...more }
    : { refused: rule, message, ...more };
}
