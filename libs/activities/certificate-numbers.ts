import { deriveId, type DomainEvent, type EventCatalogue, type StoredEvent } from '#event-sourcing';
import { findIfAny, holderOrTake, isSameName, nameKey, type LookUpTools } from '#platform';
import type { IssueCertificate } from './volunteer.commands.js';
import type { VolunteerRecord } from './volunteer.record.js';

/** That the certificate of a volunteer bears a number: who is first on the number's stream has it. */
export type CertificateNumberTaken = DomainEvent<'CertificateNumberTaken', { readonly volunteerId: string }>;

export const certificateNumberCatalogue: EventCatalogue & Record<CertificateNumberTaken['type'], { schema: number }> = {
  CertificateNumberTaken: { schema: 1 },
};

const takenBy = (event: StoredEvent) => (event.data as CertificateNumberTaken['data']).volunteerId;

/**
 * The other volunteer whose certificate bears the number, revoked or not; nobody: then it is taken for this one. One whose
 * certificate never came has none.
 */
export function findHolder({ number }: IssueCertificate, tools: LookUpTools): Promise<string | undefined> {
  const stream = `certificate-number-${deriveId('certificate-number', nameKey(number))}`;
  const { schema } = certificateNumberCatalogue.CertificateNumberTaken;
  const taken = { type: 'CertificateNumberTaken', schema, data: { volunteerId: tools.sent.target } };
  const holds = async (id: string, isOnTheWay: boolean) => {
    const found = await findIfAny<VolunteerRecord>(tools.queries, 'volunteer', id);
    const bears = found?.status === 'known' && found.certificates.some((one) => isSameName(one.number, number));
    return bears || isOnTheWay;
  };
  return holderOrTake(stream, taken, { takenBy, holds }, tools);
}
