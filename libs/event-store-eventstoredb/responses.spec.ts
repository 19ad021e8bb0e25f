import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { toToken } from './positions.js';
import { decodeReadResponse } from './responses.js';

const { ReadResp } = streams;
const { ReadEvent } = ReadResp;
const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

/** The classes that the client package ships are what the bytes must mean. */
describe('responses to a read, from their bytes', () => {
  test('an event, whatever its fields hold', () => {
    const recorded = fc.record({
      id: fc.uuid(),
      stream: fc.string({ unit: 'binary' }),
      revision: fc.maxSafeNat(),
      commit: uint64,
      prepare: uint64,
      type: fc.string(),
      metadata: fc.string({ unit: 'binary' }),
      data: fc.string({ unit: 'binary' }),
    });
    fc.assert(
      fc.property(recorded, fc.boolean(), ({ commit, prepare, ...event }, linked) => {
        const written = new ReadEvent.RecordedEvent()
          .setId(new shared.UUID().setString(event.id))
          .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream)))
          .setStreamRevision(String(event.revision))
          .setCommitPosition(commit.toString())
          .setPreparePosition(prepare.toString())
          .setCustomMetadata(Buffer.from(event.metadata))
          .setData(Buffer.from(event.data));
        written.getMetadataMap().set('created', '1').set('type', event.type).set('content-type', 'application/json');
        const read = new ReadEvent().setEvent(written).setCommitPosition(commit.toString());
        if (linked) read.setLink(new ReadEvent.RecordedEvent().setStreamRevision('7'));
        const bytes = new ReadResp().setEvent(read).serializeBinary();
        expect(decodeReadResponse(Buffer.from(bytes))).toEqual({
          kind: 'event',
          event: { ...event, position: toToken(commit, prepare) },
        });
      }),
    );
  });

  test('an entry of the metadata may tell its value before its key, and may lack it', () => {
    const part = (field: number, bytes: Buffer) => Buffer.concat([Buffer.of((field << 3) | 2, bytes.length), bytes]);
    const typed = (...entry: Buffer[]) =>
      decodeReadResponse(part(1, part(1, part(6, Buffer.concat(entry))))) as { event: { type: string } };
    const [key, value] = [part(1, Buffer.from('type')), part(2, Buffer.from('CaseFiled'))];
    expect(typed(key, value).event.type).toBe('CaseFiled');
    expect(typed(value, key).event.type).toBe('CaseFiled');
    expect(typed(key).event.type).toBe('');
    expect(typed(part(1, Buffer.from('typo')), value).event.type).toBe('');
  });

  test('where the server has got to', () => {
    const decoded = (response: streams.ReadResp) => decodeReadResponse(Buffer.from(response.serializeBinary()));
    expect(decoded(new ReadResp().setCaughtUp(new ReadResp.CaughtUp()))).toEqual({ kind: 'caught-up' });
    expect(decoded(new ReadResp().setFellBehind(new ReadResp.FellBehind()))).toEqual({ kind: 'fell-behind' });
    fc.assert(
      fc.property(uint64, uint64, (commit, prepare) => {
        const checkpoint = new ReadResp.Checkpoint().setCommitPosition(commit.toString());
        checkpoint.setPreparePosition(prepare.toString());
        const position = toToken(commit, prepare);
        expect(decoded(new ReadResp().setCheckpoint(checkpoint))).toEqual({ kind: 'checkpoint', position });
      }),
    );
  });

  test('what nobody asks for is passed by', () => {
    const missing = new ReadResp.StreamNotFound().setStreamIdentifier(new shared.StreamIdentifier());
    const others = [
      new ReadResp(),
      new ReadResp().setStreamNotFound(missing),
      new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId('s')),
      new ReadResp().setFirstStreamPosition('18446744073709551615'),
      new ReadResp().setEvent(new ReadEvent()),
    ];
    for (const other of others)
      expect(decodeReadResponse(Buffer.from(other.serializeBinary()))).toEqual({ kind: 'other' });
  });

  test('bytes that end too early are an error, never half an event', () => {
    const recorded = new ReadEvent.RecordedEvent().setData(Buffer.from('{"text":"责任"}')).setStreamRevision('3');
    const bytes = Buffer.from(new ReadResp().setEvent(new ReadEvent().setEvent(recorded)).serializeBinary());
    for (let length = 1; length < bytes.length; length += 1)
      expect(() => decodeReadResponse(bytes.subarray(0, length))).toThrow(RangeError);
  });

  test('a part that claims more than it has is an error, whatever stands behind it', () => {
    const bytes = (...parts: (number | Buffer)[]) =>
      Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : part)));
    const claims = (data: number) => bytes(0x0a, 7, 0x0a, 5, 0x42, data, Buffer.from('abc'));
    expect(decodeReadResponse(claims(3))).toMatchObject({ kind: 'event', event: { data: 'abc' } });
    for (const length of [2, 4, 50]) expect(() => decodeReadResponse(claims(length))).toThrow();
    // The data would take the revision of the event around it.
    expect(() => decodeReadResponse(bytes(0x0a, 9, 0x0a, 5, 0x42, 5, Buffer.from('abc'), 0x18, 1))).toThrow(RangeError);
  });
});
