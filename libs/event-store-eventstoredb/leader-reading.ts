import { START, type LogReading, type ReadAllOptions, type StoredEvent } from '#event-sourcing';
import { NotLeader } from './errors.js';
import type { Reader } from './reader.js';

/** The log as the leader has it. The client follows a node that names another one as leader, so it is asked twice. */
export function readingOfLeader(reader: Reader): LogReading {
  async function* readAll(options?: ReadAllOptions): AsyncGenerator<StoredEvent, void, undefined> {
    let given = false;
    try {
      for await (const event of reader.readAll(options)) {
        given = true;
        yield event;
      }
      return;
    } catch (error) {
      if (given || !(error instanceof NotLeader)) throw error;
    }
    yield* reader.readAll(options);
  }
  return {
    readAll,
    head: async () => {
      for await (const { position } of readAll({ direction: 'backwards', limit: 1 })) return position;
      return START;
    },
  };
}
