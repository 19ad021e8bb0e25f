import { say, type Instant, type Refusal } from '#event-sourcing';
import { words } from '../case.glossary.js';
import { refuse, type CaseContext } from './rule.js';

/** Where and when it was found, and in which visit. */
interface Found {
  readonly patrolId?: string;
  readonly siteId?: string;
  readonly at: Instant;
}

/**
 * A visit finds what is at its site, and when it is there: entered so, and corrected to be so.
 * @param fields which field of the command says what is wrong
 */
export function offPatrol(
  { patrolId, siteId, at }: Found,
  patrol: CaseContext['patrol'],
  fields: { readonly site: string; readonly at: string },
): Refusal | undefined {
  if (!patrol || patrolId === undefined) return undefined;
  if (siteId !== undefined && siteId !== patrol.siteId)
    return refuse('patrol-of-the-site', say(words.patrolElsewhere, { patrolId, site: patrol.siteId, named: siteId }), {
      field: fields.site,
    });
  if (at < patrol.patrolledAt)
    return refuse('not-before-its-patrol', say(words.beforePatrol, { patrolId, at: patrol.patrolledAt }), {
      field: fields.at,
    });
  return undefined;
}
