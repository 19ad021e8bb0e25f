import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const HEADER = 16;
const OP_MSG = 2013;
/** Of an OP_MSG: after its header and flags, and the kind of its first section. */
const BODY = HEADER + 4 + 1;
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'create']);

/**
 * Between a client and a server that speaks MongoDB's protocol: when it is told to, it lets a write reach the server,
 * takes the server's answer, and breaks the connection instead of passing it on. The client cannot know what became of it.
 */
export class CuttingProxy {
  private readonly sockets = new Set<Socket>();
  /** So many answers to writes are still to be cut off. */
  private due = 0;
  private cutOff = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {}

  static async to(target: number): Promise<CuttingProxy> {
    const server = createServer();
    const proxy = new CuttingProxy(server, target);
    server.on('connection', (client) => proxy.serve(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get url(): string {
    return `mongodb://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** How many writes were applied and never answered. */
  get cuts(): number {
    return this.cutOff;
  }

  cutNextWrites(count: number): void {
    this.due += count;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(client: Socket): void {
    const server = connect(this.target, '127.0.0.1');
    let cutting = false;
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    onMessages(client, (message) => {
      if (this.due > 0 && !cutting && WRITES.has(commandOf(message) ?? '')) {
        this.due -= 1;
        cutting = true;
      }
      server.write(message);
    });
    onMessages(server, (message) => {
      if (!cutting) return void client.write(message);
      this.cutOff += 1;
      client.destroy();
    });
  }
}

/** A message of the protocol begins with its length. */
function onMessages(socket: Socket, take: (message: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    waiting = Buffer.concat([waiting, data]);
    while (waiting.length >= HEADER && waiting.length >= waiting.readInt32LE(0)) {
      const length = waiting.readInt32LE(0);
      take(waiting.subarray(0, length));
      waiting = waiting.subarray(length);
    }
  });
}

/** The name of the first field of the body is that of the command. */
function commandOf(message: Buffer): string | undefined {
  if (message.readInt32LE(12) !== OP_MSG) return undefined;
  const name = BODY + 4 + 1;
  return message.toString('latin1', name, message.indexOf(0, name));
}
