import {
  deriveId,
  WrongExpectedRevision,
  type DomainEvent,
  type EventCatalogue,
  type StoredEvent,
} from '#event-sourcing';
import { findIfAny, isSameName, nameKey, takeBeside, type LookUpTools } from '#platform';
import type { IssueCertificate } from './volunteer.commands.js';
import type { VolunteerRecord } from './volunteer.record.js';

/** That the certificate of a volunteer bears a number: who is first on the number's stream has it. */
export type CertificateNumberTaken = DomainEvent<'CertificateNumberTaken', { readonly volunteerId: string }>;

export const certificateNumberCatalogue: EventCatalogue & Record<CertificateNumberTaken['type'], { schema: number }> = {
  CertificateNumberTaken: { schema: 1 },
};

const takenBy = (event: StoredEvent) => (event.data as CertificateNumberTaken['data']).volunteerId;

/**
 * The other volunteer whose certificate bears the number, revoked or not; nobody: then it is taken for this one. A number
 * has a stream of its own, so of two that give it at once one is first; one whose certificate never came has none.
 */
export async function findHolder({ number }: IssueCertificate, tools: LookUpTools): Promise<string | undefined> {
  const stream = `certificate-number-${deriveId('certificate-number', nameKey(number))}`;
  for (;;) {
    const events: StoredEvent[] = [];
    for await (const event of tools.store.readStream(stream)) events.push(event);
    const holder = await holderIn(events, number, tools);
    if (holder !== undefined) return holder;
    try {
      if (!events.some((event) => takenBy(event) === tools.sent.target)) {
        const { schema } = certificateNumberCatalogue.CertificateNumberTaken;
        const taken = { type: 'CertificateNumberTaken', schema, data: { volunteerId: tools.sent.target } };
        await takeBeside(tools, stream, events.at(-1)?.revision, taken);
      }
      return undefined;
    } catch (error) {
      // Somebody else gave it meanwhile: theirs is looked at too.
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}

async function holderIn(events: readonly StoredEvent[], number: string, tools: LookUpTools) {
  const { queries, clock, config, sent } = tools;
  for (const event of events) {
    const id = takenBy(event);
    if (id === sent.target) continue;
    const found = await findIfAny<VolunteerRecord>(queries, 'volunteer', id);
    const bears = found?.status === 'known' && found.certificates.some((one) => isSameName(one.number, number));
    const isOnTheWay = Date.parse(clock.now()) - Date.parse(event.recordedAt) < config.numberGraceMilliseconds;
    if (bears || isOnTheWay) return id;
  }
  return undefined;
}
