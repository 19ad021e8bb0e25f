import {
  deriveId,
  WrongExpectedRevision,
  type DomainEvent,
  type EventCatalogue,
  type EventStore,
  type Instant,
} from '#event-sourcing';
import { nameKey, takeBeside, type Sent } from '#platform';

/** A number and whose it is, in a stream that is named by the number: of two that claim it at a time one is first. */
export type FilingNumberClaimed = DomainEvent<
  'FilingNumberClaimed',
  { readonly number: string; readonly siteId: string; readonly formalityId: string }
>;

export const filingNumberCatalogue = { FilingNumberClaimed: { schema: 1 } } satisfies EventCatalogue;

export interface Claim {
  readonly number: string;
  readonly siteId: string;
  readonly formalityId: string;
}

export interface ClaimTools {
  readonly store: EventStore;
  readonly sent: Sent;
  readonly now: Instant;
  /** Whether the formality bears the number, as far as its own stream says. */
  readonly bears: (claim: Claim) => Promise<boolean>;
  /** For so long, in milliseconds, a claim holds although the number is not borne yet: its command is on its way. */
  readonly grace: number;
}

const ATTEMPTS = 20;

const filingNumberStream = (number: string) => `filingnumber-${deriveId('filing number', nameKey(number))}`;

/** Its shop's claims of a number, the last ones: those of a shop that lost it count no longer. */
async function claimsOf(store: EventStore, stream: string) {
  let claims: (Claim & { readonly at: Instant })[] = [];
  let revision = -1;
  for await (const event of store.readStream(stream)) {
    const claim = { ...(event.data as FilingNumberClaimed['data']), at: event.recordedAt };
    claims = claims[0]?.siteId === claim.siteId ? [...claims, claim] : [claim];
    revision = event.revision;
  }
  return { claims, revision };
}

/**
 * Takes a number for a formality before it is filed under it. A claim whose command was refused, or whose number was
 * corrected, is nobody's after a while.
 */
export async function claimNumber(claim: Claim, tools: ClaimTools): Promise<'own' | 'taken'> {
  const { store, now, bears, grace } = tools;
  const stream = filingNumberStream(claim.number);
  for (let attempt = 1; ; attempt += 1) {
    const { claims, revision } = await claimsOf(store, stream);
    if (claims.some(({ formalityId }) => formalityId === claim.formalityId)) return 'own';
    if (claims.length > 0 && claims[0]!.siteId !== claim.siteId) {
      const isOnItsWay = claims.some(({ at }) => Date.parse(now) - Date.parse(at) < grace);
      if (isOnItsWay) return 'taken';
      for (const other of claims) if (await bears(other)) return 'taken';
    }
    const { number, siteId, formalityId } = claim;
    const { schema } = filingNumberCatalogue.FilingNumberClaimed;
    const taken = { type: 'FilingNumberClaimed', schema, data: { number, siteId, formalityId } };
    try {
      await takeBeside(tools, stream, revision < 0 ? undefined : revision, taken);
      return 'own';
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision) || attempt >= ATTEMPTS) throw error;
    }
  }
}
