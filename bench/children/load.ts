import { connect, type Socket } from 'node:net';
import { problemAt, tallyAt } from '../bodies.js';

export interface Load {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  readonly warmUpMilliseconds: number;
  readonly milliseconds: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A problem, always the same; or problems or tallies from this one on, tallies on so many segments in turn. */
  readonly what: 'problem' | { readonly problem: number } | { readonly tally: number; readonly segments: number };
}

export interface Loaded {
  /** Sent in all, in the warm-up too. */
  readonly sent: number;
  readonly perSecond: number;
  readonly answered: number;
  readonly refused: number;
}

const CRLF = '\r\n';
const END = Buffer.from('\r\n\r\n');

function requestOf({ port, path, headers }: Load, body: string): Buffer {
  const lines = Object.entries({
    host: `127.0.0.1:${port}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}${CRLF}`);
  return Buffer.from(`POST ${path} HTTP/1.1${CRLF}${lines.join('')}${CRLF}${body}`);
}

/** The next request, each time it is asked for: what is numbered is made as it is sent. */
function requestsOf(task: Load): () => Buffer {
  const { what } = task;
  if (what === 'problem') {
    const request = requestOf(task, JSON.stringify(problemAt(0)));
    return () => request;
  }
  let next = 'problem' in what ? what.problem : what.tally;
  const body = () => ('problem' in what ? problemAt(next++) : tallyAt(next++, what.segments));
  return () => requestOf(task, JSON.stringify(body()));
}

/** Where the first answer in the buffer ends, and whether it is a success; undefined while it is not all there. */
function firstAnswer(buffer: Buffer): { end: number; success: boolean } | undefined {
  const head = buffer.indexOf(END);
  if (head < 0) return undefined;
  const text = buffer.toString('latin1', 0, head);
  const length = /\r\ncontent-length: *(\d+)/i.exec(text);
  if (!length) throw new Error(`an answer without Content-Length: ${text}`);
  const end = head + END.length + Number(length[1]);
  return buffer.length < end ? undefined : { end, success: text.startsWith('HTTP/1.1 2') };
}

/** One request after another on each connection, kept alive: little more than the bytes, so that the server is measured. */
async function load(task: Load): Promise<Loaded> {
  const request = requestsOf(task);
  let sent = 0;
  const send = (socket: Socket) => {
    sent += 1;
    socket.write(request());
  };
  const counting = { on: false, answered: 0, refused: 0 };
  const sockets: Socket[] = [];
  const broken = Promise.withResolvers<never>();
  for (let n = 0; n < task.connections; n += 1) {
    const socket = connect({ port: task.port, host: '127.0.0.1', noDelay: true }, () => send(socket));
    let received: Buffer = Buffer.alloc(0);
    socket.on('error', broken.reject);
    socket.on('data', (data) => {
      received = received.length === 0 ? data : Buffer.concat([received, data]);
      const answer = firstAnswer(received);
      if (!answer) return;
      received = received.subarray(answer.end);
      if (counting.on) counting[answer.success ? 'answered' : 'refused'] += 1;
      send(socket);
    });
    sockets.push(socket);
  }
  const wait = (milliseconds: number) =>
    Promise.race([new Promise((resolve) => setTimeout(resolve, milliseconds)), broken.promise]);
  await wait(task.warmUpMilliseconds);
  counting.on = true;
  const start = performance.now();
  await wait(task.milliseconds);
  counting.on = false;
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  const { answered, refused } = counting;
  return { perSecond: answered / seconds, answered, refused, sent };
}

const loaded = await load(JSON.parse(process.argv[2]!) as Load);
process.send!(loaded, () => process.disconnect());
