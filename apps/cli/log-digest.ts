import { createHash } from 'node:crypto';
import { canonicalJson, type StoredEvent } from '#event-sourcing';

/** What an event is wherever its log is kept: all of it but the position, which is the store's own. */
export function identityOf({ id, type, schema, stream, revision, recordedAt, data, metadata }: StoredEvent): string {
  return canonicalJson({ id, type, schema, stream, revision, recordedAt, data, metadata });
}

/** SHA-256 over the identities of a log's events in their order, a line each. */
export class LogDigest {
  private readonly hash = createHash('sha256');

  add(event: StoredEvent): void {
    this.hash.update(identityOf(event)).update('\n');
  }

  value(): string {
    return this.hash.copy().digest('hex');
  }
}
