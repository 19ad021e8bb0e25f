import { parseConnectionString } from '../connection-string.js';
import { Proxy } from './proxy.js';
import { StandIn } from './stand-in.js';

/** What the suites run against: a real server where one is named, the stand-in everywhere else. */
export interface Backend {
  readonly name: string;
  readonly real: boolean;
  readonly tls: boolean;
  start(): Promise<Running>;
}

export interface Running {
  readonly connectionString: string;
  /** The stand-in itself, for what can be done to no real server. */
  readonly standIn: StandIn | undefined;
  /** The same server behind a wire that can be cut; for a server without TLS. */
  wire(): Promise<{ readonly connectionString: string; readonly proxy: Proxy }>;
  stop(): Promise<void>;
}

const url = process.env['EVENTSTORE_URL'];

export const REAL_SERVER_SKIPPED = 'real server: skipped, EVENTSTORE_URL is not set';

export const backend: Backend = url
  ? {
      name: 'EventStoreDB (real server)',
      real: true,
      tls: parseConnectionString(url).tls,
      start: async () => running(url),
    }
  : {
      name: 'EventStoreDB (stand-in)',
      real: false,
      tls: false,
      start: async () => {
        const standIn = await StandIn.start();
        return running(standIn.url, standIn);
      },
    };

function running(connectionString: string, standIn?: StandIn): Running {
  const proxies: Proxy[] = [];
  return {
    connectionString,
    standIn,
    wire: async () => {
      const { hosts } = parseConnectionString(connectionString);
      const proxy = await Proxy.to(hosts[0]!.address, hosts[0]!.port);
      proxies.push(proxy);
      return { proxy, connectionString: connectionString.replace(/[^/@]+:\d+/, proxy.address) };
    },
    stop: async () => {
      for (const proxy of proxies) proxy.cut();
      await standIn?.stop();
    },
  };
}

let runs = 0;

/** Starts the name of every stream of one run. */
export function runPrefix(): string {
  runs += 1;
  return `suite-${process.pid}-${Date.now()}-${runs}-`;
}
