import {
  AccessDeniedError,
  DeadlineExceededError,
  NotLeaderError,
  StreamDeletedError,
  TimeoutError,
  convertToCommandError,
} from '@eventstore/db-client';
import { EventStoreError, EventTooLarge, StoreUnavailable } from '#event-sourcing';

/** Every event of a call fits, but the server takes no call that large. */
export class AppendTooLarge extends EventTooLarge {
  constructor(type: string, count: number, bytes: number, limit: number) {
    super(type, bytes);
    this.message =
      `an append of ${count} events, the first ${type}, has ${bytes} bytes; the server takes at most ${limit} ` +
      'in one call (its setting MaxAppendSize). Nothing of it was stored.';
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
    return new NotLeader(
      `the event store at ${shown} is up but not the leader of its cluster; it names ${known.leader.address}:${known.leader.port}.`,
    );
  if (code === CODE.unauthenticated)
    return new StoreUnavailable(
      `the event store at ${shown} does not accept the user and password of the connection string, or wants some`,
    );
  if (known instanceof AccessDeniedError || code === CODE.denied) return new StoreUnavailable(denied(shown));
  if (known instanceof StreamDeletedError)
    return new StoreUnavailable(`the stream was deleted on the event store at ${shown} and takes nothing more`);
  if (TOO_SLOW.test(text))
    return new FellBehind(`the event store at ${shown} drops a subscriber that falls behind a burst of new events`);
  if (known instanceof DeadlineExceededError || known instanceof TimeoutError || code === CODE.aborted)
    return new StoreAway(`the event store at ${shown} did not answer in time: ${text || 'time-out'}`);
  return connectionSentence(text, shown) ?? new StoreAway(`the event store at ${shown} failed: ${text}`);
}

export function denied(shown: string): string {
  return (
    `the event store at ${shown} refused access: the connection string names no user, or one who may not read $all ` +
    'and write'
  );
}

const CERTIFICATE =
  /self[- ]signed|unable to (?:verify|get)|certificate|CERT_|altnames|Hostname\/IP does not match|issuer/i;
const NOT_TLS = /wrong version number|packet length too long|EPROTO|ssl3_get_record|SSL routines/i;

/** The transport's words, which name OpenSSL's source files, as a sentence that names the setting. */
function connectionSentence(text: string, shown: string): StoreUnavailable | undefined {
  if (CERTIFICATE.test(text))
    return new StoreUnavailable(
      `the event store at ${shown} shows a certificate that cannot be trusted (${text}): name the authority that ` +
        'signed it with tlsCAFile=, and use a host name that the certificate holds',
    );
  if (NOT_TLS.test(text))
    return new StoreUnavailable(
      `the event store at ${shown} does not speak TLS, but the connection string asks for it: add tls=false, or turn TLS on at the server`,
    );
  if (/ENOTFOUND|EAI_AGAIN|Name resolution failed|DNS/i.test(text))
    return new StoreAway(`the host of the event store ${shown} is not known: ${text}`);
  if (/ECONNREFUSED/.test(text))
    return new StoreAway(
      `nothing answers at the event store’s address ${shown}: wrong host or port, or it is not running`,
    );
  if (/Failed to discover/.test(text))
    return new StoreAway(`no member of the cluster ${shown} answers, or none of them is fit to be used`);
  if (/thrown by handler|Unexpected ReadAllResult/i.test(text))
    return new StoreAway(
      `the event store at ${shown} failed (${text}); if it goes on so, a stored position may come from another log`,
    );
  if (/Failed to connect|Protocol error|Received HTTP status code|content-type|Parse Error|NGHTTP2/i.test(text))
    return new StoreAway(
      `what answers at ${shown} does not behave as an EventStoreDB (${text}): wrong port, or TLS on one side only, or it is just going away`,
    );
  if (/ECONNRESET|hang up|disconnected before|closed|dropped|ended|GOAWAY|Not ?Ready|Busy|shutting/i.test(text))
    return new StoreAway(`the event store at ${shown} went away or is not ready (${text})`);
  return undefined;
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
