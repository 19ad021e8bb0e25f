import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A wire on loopback that can be cut and mended: to a client, a server that went away and came back. */
export class Proxy {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;
  /** Bytes that the server has sent through it. */
  received = 0;

  private constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  static async to(host: string, port: number): Promise<Proxy> {
    const proxy = new Proxy({ host, port });
    await proxy.mend();
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Breaks what is connected and refuses what comes. */
  cut(): void {
    this.server?.close();
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Keeps what is connected and lets nothing through: a server that hangs. */
  freeze(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  async mend(): Promise<void> {
    if (this.server) return;
    const server = createServer((incoming) => {
      const outgoing = connect(this.target.port, this.target.host);
      for (const socket of [incoming, outgoing]) {
        this.sockets.add(socket);
        socket.setNoDelay(true);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.sockets.delete(socket);
          incoming.destroy();
          outgoing.destroy();
        });
      }
      outgoing.on('data', (bytes: Buffer) => (this.received += bytes.length));
      incoming.pipe(outgoing).pipe(incoming);
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }
}
