import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { BSON, type Document } from 'mongodb';

const [OP_MSG, OP_QUERY, OP_REPLY] = [2013, 2004, 1];
const HEADER = 16;
/** Before a message's body: its flags, and the kind of its only section. */
const BODY = HEADER + 4 + 1;
/** Before a reply's body: flags, cursor, start and how many. */
const OLD_BODY = HEADER + 20;

/** A server that greets as a primary of this time, and else answers what a test tells it to: for what no server at hand does. */
export class ScriptedServer {
  /** Every command that came, in order. */
  readonly received: Document[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly answer: (command: string, body: Document) => Document | undefined,
  ) {}

  static async start(answer: (command: string, body: Document) => Document | undefined): Promise<ScriptedServer> {
    const server = createServer();
    const scripted = new ScriptedServer(server, answer);
    server.on('connection', (socket) => scripted.serve(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return scripted;
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let waiting = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      waiting = Buffer.concat([waiting, data]);
      while (waiting.length >= HEADER && waiting.length >= waiting.readInt32LE(0)) {
        const message = waiting.subarray(0, waiting.readInt32LE(0));
        waiting = waiting.subarray(message.length);
        socket.write(this.take(message));
      }
    });
  }

  /** Clients that are not bound to the Stable API greet in the older way. */
  private take(message: Buffer): Buffer {
    const old = message.readInt32LE(12) === OP_QUERY;
    const start = old ? message.indexOf(0, HEADER + 4) + 9 : BODY;
    const body = BSON.deserialize(message.subarray(start, start + message.readInt32LE(start)));
    this.received.push(body);
    const [name = ''] = Object.keys(body);
    const command = name.toLowerCase() === 'ismaster' ? 'hello' : name;
    const told = this.answer(command, body);
    const answer = BSON.serialize({ ...(command === 'hello' ? HELLO : {}), ok: 1, ...told });
    const head = Buffer.alloc(old ? OLD_BODY : BODY);
    const length = head.length + answer.length;
    for (const [n, value] of [length, 1, message.readInt32LE(4), old ? OP_REPLY : OP_MSG].entries())
      head.writeInt32LE(value, n * 4);
    if (old) head.writeInt32LE(1, OLD_BODY - 4);
    return Buffer.concat([head, answer]);
  }
}

const HELLO = {
  isWritablePrimary: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
};

/** What a cursor's first and only batch looks like. */
export const batch = (...firstBatch: Document[]) => ({ cursor: { id: BSON.Long.ZERO, ns: 'zeren.any', firstBatch } });
export const failure = (code: number, codeName: string, errmsg: string) => ({ ok: 0, code, codeName, errmsg });
