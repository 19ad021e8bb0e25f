import { EventStoreDBClient, type SingleNodeOptions } from '@eventstore/db-client';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendReq, BatchAppendResp, ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientDuplexStream, ClientReadableStream } from '@grpc/grpc-js';
import type { Target } from './connection-string.js';

export type ReadStream = ClientReadableStream<Buffer>;
export type AppendStream = ClientDuplexStream<BatchAppendReq, BatchAppendResp>;

/**
 * The client's connection: channel, credentials, discovery of a cluster's leader and reconnecting are its own.
 * Calls are opened here instead of through its methods, because those lose the filter of a read, leave a read that
 * is stopped early open, and keep the unanswered appends of all connections in one table, which one broken
 * connection empties for all.
 */
export class Connection extends EventStoreDBClient {
  private readonly requiresLeader: boolean;
  private used = false;

  constructor(target: Target) {
    const { maxDiscoverAttempts, discoveryInterval, gossipTimeout, ...common } = target.numbers;
    const { connectionName, nodePreference, hosts } = target;
    const single = hosts.length === 1 && !target.discover;
    const cluster = { maxDiscoverAttempts, discoveryInterval, gossipTimeout, nodePreference };
    const place = single
      ? { endpoint: hosts[0]! }
      : { ...(target.discover ? { discover: hosts[0]! } : { endpoints: [...hosts] }), ...defined(cluster) };
    super(
      { ...place, ...defined({ ...common, connectionName }) } as SingleNodeOptions,
      target.channel,
      target.credentials,
    );
    // A command decides on what it has read: unless told otherwise nothing is read from a node that lags behind.
    this.requiresLeader = nodePreference === undefined || nodePreference === 'leader';
  }

  /** Gives the bytes of each `ReadResp`, which responses.ts reads. */
  openRead(request: ReadReq): Promise<ReadStream> {
    const { path, requestSerialize } = streamsGrpc.StreamsService.read;
    const asTheyAre = (bytes: Buffer): Buffer => bytes;
    return this.open('read', (client) =>
      client.makeServerStreamRequest(path, requestSerialize, asTheyAre, request, ...this.arguments()),
    );
  }

  openAppend(): Promise<AppendStream> {
    return this.open('append', (client) => client.batchAppend(...this.arguments()));
  }

  async serverVersion(): Promise<string> {
    this.used = true;
    return (await this.capabilities).serverVersion;
  }

  /** Ends open calls, then the channel, which `dispose` leaves open. */
  async end(): Promise<void> {
    await this.dispose();
    if (this.used) (await this.getChannel()).close();
  }

  private open<T extends ReadStream | AppendStream>(
    name: string,
    create: (client: InstanceType<typeof streamsGrpc.StreamsClient>) => T,
  ): Promise<T> {
    this.used = true;
    return this.GRPCStreamCreator(streamsGrpc.StreamsClient, name, create)();
  }

  private arguments() {
    return this.callArguments({ requiresLeader: this.requiresLeader }, { deadline: Infinity });
  }
}

function defined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
