import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams, { type ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { EventFilter, ExpectedRevision } from '#event-sourcing';
import type { ProposedMessage } from './events.js';
import type { LogPosition } from './positions.js';

const ALL = '9223372036854775807';
const { Options } = streams.ReadReq;
const { FilterOptions } = Options;

/** The server's numbers for the two directions. */
const FORWARDS = 0;
const BACKWARDS = 1;

export interface ReadStreamRequest {
  readonly stream: string;
  readonly from: number | undefined;
  readonly limit: number | undefined;
  readonly backwards: boolean;
}

export interface ReadAllRequest {
  /** Inclusive. */
  readonly from: LogPosition | undefined;
  readonly limit: number | undefined;
  readonly backwards: boolean;
  readonly filter: EventFilter | undefined;
  readonly searchWindow: number;
}

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly messages: readonly ProposedMessage[];
  /** Of data and metadata together. */
  readonly bytes: number;
}

export function streamIdentifier(stream: string) {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

export function readStreamRequest({ stream, from, limit, backwards }: ReadStreamRequest): ReadReq {
  const place = new Options.StreamOptions().setStreamIdentifier(streamIdentifier(stream));
  if (from !== undefined) place.setRevision(String(from));
  else if (backwards) place.setEnd(new shared.Empty());
  else place.setStart(new shared.Empty());
  const options = common(backwards)
    .setStream(place)
    .setCount(limit === undefined ? ALL : String(limit))
    .setNoFilter(new shared.Empty());
  return new streams.ReadReq().setOptions(options);
}

export function readAllRequest({ from, limit, backwards, filter, searchWindow }: ReadAllRequest): ReadReq {
  const place = new Options.AllOptions();
  if (from) place.setPosition(position(from));
  else if (backwards) place.setEnd(new shared.Empty());
  else place.setStart(new shared.Empty());
  const options = common(backwards)
    .setAll(place)
    .setCount(limit === undefined ? ALL : String(limit))
    .setFilter(serverFilter(filter, searchWindow));
  return new streams.ReadReq().setOptions(options);
}

/** Starts after `after`: for a subscription the server takes positions as exclusive. */
export function subscribeRequest(
  after: LogPosition | undefined,
  filter: EventFilter | undefined,
  searchWindow: number,
): ReadReq {
  const place = new Options.AllOptions();
  if (after) place.setPosition(position(after));
  else place.setStart(new shared.Empty());
  const options = common(false)
    .setAll(place)
    .setSubscription(new Options.SubscriptionOptions())
    .setFilter(serverFilter(filter, searchWindow));
  return new streams.ReadReq().setOptions(options);
}

/**
 * The server filters by stream or by type, not by both: of the two it gets the types, which are given exactly;
 * `wanted` in events.ts keeps to the rest. Without a filter it still leaves out its own events.
 */
function serverFilter(filter: EventFilter | undefined, searchWindow: number) {
  const expression = new FilterOptions.Expression();
  const options = new FilterOptions().setMax(searchWindow).setCheckpointintervalmultiplier(1);
  if (filter?.types) {
    expression.setRegex(`^(?:${filter.types.map(literally).join('|')})$`);
    return options.setEventType(expression);
  }
  if (filter?.streamPrefixes && filter.streamPrefixes.every((prefix) => prefix !== '')) {
    expression.setPrefixList([...filter.streamPrefixes]);
    return options.setStreamIdentifier(expression);
  }
  expression.setRegex('^[^$]');
  return options.setEventType(expression);
}

function literally(type: string): string {
  return type.replace(/[^\p{L}\p{N}_]/gu, (character) => `\\${character}`);
}

function common(backwards: boolean) {
  const ids = new Options.UUIDOption().setString(new shared.Empty());
  return new Options()
    .setReadDirection(backwards ? BACKWARDS : FORWARDS)
    .setResolveLinks(false)
    .setUuidOption(ids);
}

function position({ commit, prepare }: LogPosition) {
  return new Options.Position().setCommitPosition(commit.toString()).setPreparePosition(prepare.toString());
}
