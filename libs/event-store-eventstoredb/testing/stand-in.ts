import { Metadata, Server, ServerCredentials, status, type ServiceError } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { EventStore } from '#event-sourcing';
import { SqliteEventStore } from '#event-store-sqlite';
import { serveAppend, type AppendCall } from './stand-in-append.js';
import { serveRead, type ReadServerCall } from './stand-in-read.js';

const NAME = 'event_store.client.streams.streams';
const METHODS = ['read', 'append', 'batchappend', 'delete', 'tombstone'];

/** How the stand-in misbehaves on purpose. */
export interface Trouble {
  /** Every call is refused. */
  denied?: boolean;
  /** It is no leader and names this one. */
  leader?: { readonly address: string; readonly port: number };
  /** Appends are stored, and answered when this has resolved. */
  answering?: Promise<void>;
  version?: string;
}

/** A server on loopback that speaks EventStoreDB's protocol over an event store in memory; it can be killed and started again. */
export class StandIn {
  readonly trouble: Trouble = {};
  /** Calls that are open now: reads and subscriptions. */
  readonly open = new Set<ReadServerCall>();
  /** How many events it has sent to readers and subscribers. */
  sent = 0;
  private server: Server | undefined;
  private port = 0;

  private constructor(readonly store: EventStore) {}

  static async start(): Promise<StandIn> {
    const standIn = new StandIn(new SqliteEventStore({ file: ':memory:', pageSize: 16, pollMilliseconds: 1_000 }));
    await standIn.start();
    return standIn;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Again on the same port after `kill`. */
  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    server.addService(streamsGrpc.StreamsService, {
      read: (call: ReadServerCall) => this.read(call),
      batchAppend: (call: AppendCall) => this.append(call),
    } as never);
    server.addService(featuresGrpc.ServerFeaturesService, {
      getSupportedMethods: (_call: unknown, done: (error: null, answer: unknown) => void) => done(null, this.methods()),
    } as never);
    this.port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.port}`, ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
    this.server = server;
  }

  /** Connections break; what was stored stays. */
  kill(): void {
    this.server?.forceShutdown();
    this.server = undefined;
  }

  /** Ends every open read and subscription as a server does that has had enough of them. */
  drop(code: status, details: string): void {
    for (const call of [...this.open]) call.emit('error', { code, details });
  }

  async stop(): Promise<void> {
    this.kill();
    await this.store.close();
  }

  private read(call: ReadServerCall): void {
    const refusal = this.refusal(call.metadata);
    if (refusal) return void call.emit('error', refusal);
    this.open.add(call);
    const gone = () => this.open.delete(call);
    call.on('cancelled', gone).on('finish', gone).on('close', gone).on('error', gone);
    serveRead(call, this.store, () => (this.sent += 1)).catch((error: Error) => {
      if (!call.cancelled) call.emit('error', { code: status.UNKNOWN, details: error.message });
    });
  }

  private append(call: AppendCall): void {
    const refusal = this.refusal(call.metadata);
    if (refusal) return void call.emit('error', refusal);
    serveAppend(call, () => this.store, { answering: () => this.trouble.answering });
  }

  private refusal(asked: Metadata): Partial<ServiceError> | undefined {
    const { denied, leader } = this.trouble;
    const metadata = new Metadata();
    if (denied) {
      metadata.set('exception', 'access-denied');
      return { code: status.PERMISSION_DENIED, details: 'Access Denied', metadata };
    }
    if (!leader || asked.get('requires-leader').length === 0) return undefined;
    metadata.set('exception', 'not-leader');
    metadata.set('leader-endpoint-host', leader.address);
    metadata.set('leader-endpoint-port', String(leader.port));
    return { code: status.NOT_FOUND, details: 'Leader info available', metadata };
  }

  private methods() {
    const answer = new features.SupportedMethods().setEventStoreServerVersion(this.trouble.version ?? '23.10.8');
    for (const method of METHODS)
      answer.addMethods(new features.SupportedMethod().setServiceName(NAME).setMethodName(method));
    return answer;
  }
}
