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
  override get name(): string {
    return 'StoreUnavailable';
  }
}

interface GrpcError extends Error {
  readonly code?: number | string;
  readonly details?: string;
}

const CODE = { cancelled: 1, invalid: 3, denied: 7, exhausted: 8, aborted: 10, unavailable: 14, unauthenticated: 16 };

/** The error of the client, the transport or the server as one sentence of this port. */
export function toStoreError(error: unknown, shown: string): EventStoreError {
  if (error instanceof EventStoreError) return error;
  const known = safely(error);
  const { code, details } = known as GrpcError;
  const text = details || known.message;
  if (known instanceof NotLeaderError)
    return new StoreAway(
      `the event store at ${shown} is up but not the leader of its cluster; it names ${known.leader.address}:${known.leader.port}. ` +
        'Nothing of this was stored.',
    );
  if (known instanceof AccessDeniedError || code === CODE.denied || code === CODE.unauthenticated)
    return new StoreUnavailable(denied(shown));
  if (known instanceof StreamDeletedError)
    return new StoreUnavailable(`the stream was deleted on the event store at ${shown} and takes nothing more`);
  if (known instanceof DeadlineExceededError || known instanceof TimeoutError || code === CODE.aborted)
    return new StoreAway(`the event store at ${shown} did not answer in time: ${text || 'time-out'}`);
  return connectionSentence(text, shown) ?? new StoreAway(`the event store at ${shown} failed: ${text}`);
}

export function denied(shown: string): string {
  return (
    `the event store at ${shown} refused access: the user or the password in the connection string is wrong, ` +
    'or the user may not read $all and write'
  );
}

const CERTIFICATE =
  /self[- ]signed|unable to (?:verify|get)|certificate|CERT_|altnames|Hostname\/IP does not match|issuer/i;
const NOT_TLS = /wrong version number|packet length too long|EPROTO|ssl3_get_record|SSL routines/i;

/** The transport's words, which name OpenSSL's source files, as a sentence that names the setting. */
function connectionSentence(text: string, shown: string): StoreUnavailable | undefined {
  if (CERTIFICATE.test(text))
    return new StoreUnavailable(
      `the event store at ${shown} shows a certificate that cannot be trusted (${reason(text)}): name the authority that ` +
        'signed it with tlsCAFile=, and use a host name that the certificate holds',
    );
  if (NOT_TLS.test(text))
    return new StoreUnavailable(
      `the event store at ${shown} does not speak TLS, but the connection string asks for it: add tls=false, or turn TLS on at the server`,
    );
  if (/ENOTFOUND|EAI_AGAIN|Name resolution failed|DNS/i.test(text))
    return new StoreAway(`the host of the event store ${shown} is not known: ${reason(text)}`);
  if (/ECONNREFUSED/.test(text))
    return new StoreAway(`nothing answers at the event store’s address ${shown}: wrong host or port, or it is not running`);
  if (/Failed to discover/.test(text))
    return new StoreAway(`no member of the cluster ${shown} answers, or none of them is fit to be used`);
  if (/Protocol error|Received HTTP status code|RST_STREAM|invalid content-type|Parse Error|NGHTTP2/i.test(text))
    return new StoreUnavailable(
      `what answers at ${shown} is not an EventStoreDB that this connection string fits (${reason(text)}): wrong port, or it wants TLS and the string says tls=false`,
    );
  if (/ECONNRESET|socket hang up|disconnected before secure|closed|dropped|ended|GOAWAY|Not ?Ready|Busy|shutting/i.test(text))
    return new StoreAway(`the event store at ${shown} went away or is not ready (${reason(text)})`);
  return undefined;
}

function reason(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
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
