import { inOneLine, refuse, type DomainEvent, type Refusal, type StoredEvent } from '#event-sourcing';
import { words } from './numbers.glossary.js';

export const DECLINED = 'NumberedCommandDeclined';

/**
 * A numbered command was refused after it had taken a number. It stands in the stream of what would have borne it before
 * the number is given back, so that nobody who sends the command again still uses that number.
 */
export type NumberedCommandDeclined = DomainEvent<
  typeof DECLINED,
  {
    readonly command: string;
    readonly number: string;
    /** Why it was refused: the rule and its sentence. */
    readonly rule: string;
    readonly reason: string;
  }
>;

/** What a declined command is answered with, however often it comes again. */
export function refusalIn({ type, data }: Pick<StoredEvent, 'type' | 'data'>): Refusal | undefined {
  if (type !== DECLINED) return undefined;
  const { rule, reason } = data as NumberedCommandDeclined['data'];
  return refuse(rule, inOneLine({ zh: reason, en: reason }, words.declined));
}
