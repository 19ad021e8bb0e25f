import {
  AccessDeniedError,
  DeadlineExceededError,
  NotLeaderError,
  StreamDeletedError,
  TimeoutError,
  convertToCommandError,
} from '@eventstore/db-client';
import { EventStoreError, EventTooLarge, say, StoreUnavailable, type Sentence } from '#event-sourcing';
import { words } from './eventstoredb.glossary.js';

/** Every event of a call fits, but the server takes no call that large. */
export class AppendTooLarge extends EventTooLarge {
  constructor(type: string, count: number, bytes: number, limit: number) {
    super(type, bytes, say(words.appendTooLarge, { count, type, bytes, limit }));
  }
}

/** What may pass by itself (server away, restarting, busy), as against what somebody has to put right. */
export class StoreAway extends StoreUnavailable {
  override readonly name = 'StoreUnavailable';
}

export class NotLeader extends StoreAway {}

/** The server keeps a few dozen live events for a subscriber and drops one that is further behind. */
export class FellBehind extends StoreAway {}

const TOO_SLOW = /consumer too slow/i;

interface GrpcError extends Error {
  readonly code?: number | string;
  readonly details?: string;
}

/** gRPC's status codes that are looked at. */
const CODE = { denied: 7, aborted: 10, unauthenticated: 16 };

/** The error of the client, the transport or the server as one sentence of this port. */
export function toStoreError(error: unknown, shown: string): EventStoreError {
  if (error instanceof EventStoreError) return error;
  const known = safely(error);
  const { code } = known as GrpcError;
  const text = plain((known as GrpcError).details || known.message);
  if (known instanceof NotLeaderError)
    return new NotLeader(say(words.notLeader, { shown, leader: `${known.leader.address}:${known.leader.port}` }));
  if (code === CODE.unauthenticated) return new StoreUnavailable(say(words.password, { shown }));
  if (known instanceof AccessDeniedError || code === CODE.denied) return new StoreUnavailable(denied(shown));
  if (known instanceof StreamDeletedError) return new StoreUnavailable(say(words.deleted, { shown }));
  if (TOO_SLOW.test(text)) return new FellBehind(say(words.fellBehind, { shown }));
  if (known instanceof DeadlineExceededError || known instanceof TimeoutError || code === CODE.aborted)
    return new StoreAway(say(words.late, { shown, reason: text || words.timeOut }));
  return connectionError(text, shown) ?? new StoreAway(say(words.failed, { shown, reason: text }));
}

export const denied = (shown: string): Sentence => say(words.denied, { shown });

const CERTIFICATE =
  /self[- ]signed|unable to (?:verify|get)|certificate|CERT_|altnames|Hostname\/IP does not match|issuer/i;
const NOT_TLS = /wrong version number|packet length too long|EPROTO|ssl3_get_record|SSL routines/i;

/** What the transport says, by which it is known; a cause that may pass by itself is `StoreAway`. */
const CAUSES: readonly (readonly [RegExp, Sentence, typeof StoreUnavailable])[] = [
  [CERTIFICATE, words.certificate, StoreUnavailable],
  [NOT_TLS, words.noTls, StoreUnavailable],
  [/ENOTFOUND|EAI_AGAIN|Name resolution failed|DNS/i, words.unknownHost, StoreAway],
  [/ECONNREFUSED/, words.nobody, StoreAway],
  [/Failed to discover/, words.noMember, StoreAway],
  [/thrown by handler|Unexpected ReadAllResult/i, words.otherLog, StoreAway],
  [
    /Failed to connect|Protocol error|Received HTTP status code|content-type|Parse Error|NGHTTP2/i,
    words.noEventStore,
    StoreAway,
  ],
  [
    /ECONNRESET|hang up|disconnected before|closed|dropped|ended|GOAWAY|Not ?Ready|Busy|shutting/i,
    words.away,
    StoreAway,
  ],
];

/** The transport's words, which name OpenSSL's source files, as a sentence that names the setting. */
function connectionError(reason: string, shown: string): StoreUnavailable | undefined {
  const found = CAUSES.find(([pattern]) => pattern.test(reason));
  return found && new found[2](say(found[1], { shown, reason }));
}

/** Without what the transport says around the reason itself. */
function plain(text: string): string {
  return text
    .replace(/^\d+ [A-Z_]+: /, '')
    .replace(/^No connection established\. Last error: (?:Error: )?/, '')
    .replace(/\s*\(\d{4}-\d\d-\d\dT[^)]*\)/, '')
    .replace(/\.?\s*Resolution note:.*$/s, '')
    .replace(/\s+/g, ' ')
    .slice(0, 200);
}

/** The client's own conversion throws on an error without `details`. */
function safely(error: unknown): Error {
  const given = error instanceof Error ? error : new Error(String(error));
  try {
    return convertToCommandError(given as never) as Error;
  } catch {
    return given;
  }
}
