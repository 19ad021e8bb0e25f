import type { ServerDuplexStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams, { type BatchAppendReq, type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { EventTooLarge, WrongExpectedRevision, type EventStore, type ExpectedRevision } from '#event-sourcing';
import { identifierOf, nameOf, refusal, rowOf, toNewEvent, toRoom } from './stand-in-events.js';

export type AppendCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** The server's default for the events of one call together. */
const MAX_APPEND_BYTES = 1024 * 1024;

interface Batch {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly messages: BatchAppendReq.ProposedMessage[];
}

export interface AppendHooks {
  /** An append that waits for this is stored and not answered meanwhile. */
  readonly answering: () => Promise<void> | undefined;
}

/** Takes appends in the order in which they come and answers each by its correlation id. */
export function serveAppend(call: AppendCall, store: () => EventStore, hooks: AppendHooks): void {
  const batches = new Map<string, Batch>();
  call.on('data', (request: BatchAppendReq) => {
    const id = request.getCorrelationId()!.getString();
    const options = request.getOptions();
    if (options) {
      const stream = nameOf(options.getStreamIdentifier());
      batches.set(id, { stream, expected: expectedOf(options), messages: [] });
    }
    const batch = batches.get(id);
    if (!batch) return;
    batch.messages.push(...request.getProposedMessagesList());
    const answer = (response: BatchAppendResp) => {
      response.setCorrelationId(request.getCorrelationId()).setStreamIdentifier(identifierOf(batch.stream));
      if (!call.destroyed && !call.cancelled) call.write(response);
    };
    if (sizeOf(batch) > MAX_APPEND_BYTES) {
      batches.delete(id);
      answer(tooLarge());
    } else if (request.getIsFinal()) {
      batches.delete(id);
      void store()
        .append(toRoom(batch.stream), batch.messages.map(toNewEvent), batch.expected)
        .then(({ revision, position }) => {
          const row = rowOf(position).toString();
          const place = new shared.AllStreamPosition().setCommitPosition(row).setPreparePosition(row);
          const success = new streams.BatchAppendResp.Success().setCurrentRevision(String(revision)).setPosition(place);
          return new streams.BatchAppendResp().setSuccess(success);
        }, refused)
        .then(async (response) => {
          await hooks.answering();
          answer(response);
        });
    }
  });
  call.on('end', () => call.end());
  call.on('error', () => undefined);
}

function expectedOf(options: BatchAppendReq.Options): ExpectedRevision {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'exists';
  return options.hasNoStream() ? 'no-stream' : Number(options.getStreamPosition());
}

function sizeOf({ messages }: Batch): number {
  return messages.reduce((sum, m) => sum + m.getData_asU8().length + m.getCustomMetadata_asU8().length, 0);
}

function refused(error: unknown): BatchAppendResp {
  if (error instanceof EventTooLarge) return tooLarge();
  if (!(error instanceof WrongExpectedRevision))
    return new streams.BatchAppendResp().setError(refusal('Unknown', new shared.Unknown()));
  const details = new shared.WrongExpectedVersion();
  if (error.actual === undefined) details.setCurrentNoStream(new shared.Empty());
  else details.setCurrentStreamRevision(String(error.actual));
  return new streams.BatchAppendResp().setError(refusal('WrongExpectedVersion', details));
}

function tooLarge(): BatchAppendResp {
  const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES);
  return new streams.BatchAppendResp().setError(refusal('MaximumAppendSizeExceeded', details));
}
