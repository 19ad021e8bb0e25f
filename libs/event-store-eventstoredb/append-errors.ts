import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import { say, StoreUnavailable, WrongExpectedRevision, type EventStoreError } from '#event-sourcing';
import { AppendTooLarge, StoreAway, denied } from './errors.js';
import { words } from './eventstoredb.glossary.js';
import type { Append } from './requests.js';

const PACKAGE = 'event_store.client.';

/** Why the server did not take an append: it packs the reason by type into the answer. */
export function appendError(status: Status | undefined, refused: Append, shown: string): EventStoreError {
  const details = status?.getDetails();
  const type = details?.getTypeName() ?? '';
  const bytes = details?.getValue_asU8() ?? new Uint8Array();
  switch (type.startsWith(PACKAGE) ? type.slice(PACKAGE.length) : type) {
    case 'WrongExpectedVersion': {
      const wrong = shared.WrongExpectedVersion.deserializeBinary(bytes);
      const actual = wrong.hasCurrentStreamRevision() ? Number(wrong.getCurrentStreamRevision()) : undefined;
      return new WrongExpectedRevision(refused.stream, refused.expected, actual);
    }
    case 'MaximumAppendSizeExceeded': {
      const limit = shared.MaximumAppendSizeExceeded.deserializeBinary(bytes).getMaxappendsize();
      const first = refused.messages[0]!.getMetadataMap().get('type') ?? '';
      return new AppendTooLarge(first, refused.messages.length, refused.bytes, limit);
    }
    case 'AccessDenied':
      return new StoreUnavailable(denied(shown));
    case 'StreamDeleted':
      return new StoreUnavailable(say(words.streamDeleted, { stream: refused.stream, shown }));
    case 'Timeout':
      return new StoreAway(say(words.appendTimeout, { shown }));
    default:
      return new StoreAway(say(words.appendRefused, { shown, reason: status?.getMessage() ?? words.noReason }));
  }
}
