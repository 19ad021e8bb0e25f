import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ChannelCredentialOptions, Credentials, EndPoint, NodePreference } from '@eventstore/db-client';
import { listed, say, StoreUnavailable, type Sentence } from '#event-sourcing';
import { stringWords as words } from './eventstoredb.glossary.js';

/** A connection string, taken apart and checked. */
export interface Target {
  readonly hosts: readonly EndPoint[];
  /** Ask the one host by DNS for the members of the cluster. */
  readonly discover: boolean;
  readonly tls: boolean;
  readonly channel: ChannelCredentialOptions;
  readonly credentials: Credentials | undefined;
  readonly numbers: Readonly<Record<string, number>>;
  readonly nodePreference: NodePreference | undefined;
  readonly connectionName: string | undefined;
  /** For messages: where it is, and whether with TLS. */
  readonly shown: string;
}

const NUMBERS = [
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'defaultDeadline',
];
const PREFERENCES: readonly NodePreference[] = ['leader', 'follower', 'random', 'read_only_replica'];
const TEXTS = ['connectionName', 'nodePreference', 'tlsCAFile', 'userCertFile', 'userKeyFile'];
const SWITCHES = ['tls', 'tlsVerifyCert', 'throwOnAppendFailure'];
const KEYS = new Map([...NUMBERS, ...TEXTS, ...SWITCHES].map((key) => [flat(key), key]));
const DEFAULT_PORT = 2113;

/** The same text without what must not be logged: all between `://` and the last `@`. */
export function redact(text: string): string {
  return text.replace(/(esdb(?:\+discover)?:\/\/)[^\s]*@/gi, '$1***@');
}

/**
 * Taken apart here and not by the client, whose parser prints the whole string, password included, when it meets
 * an option that it does not know.
 * @throws StoreUnavailable with a sentence that names the part that is wrong
 */
export function parseConnectionString(connectionString: string): Target {
  const match = /^esdb(\+discover)?:\/\/(?:(.*)@)?([^@/?]+)\/?(?:\?(.*))?$/.exec(connectionString.trim());
  const refuse = (what: Sentence): never => {
    throw new StoreUnavailable(say(words.notUsable, { shown: redact(connectionString.trim()), what }));
  };
  if (!match) return refuse(words.form);
  const [, discover, user, hosts, query] = match;
  const options = parseOptions(query ?? '', refuse);
  const tls = options.get('tls') !== 'false';
  if (options.get('tlsVerifyCert') === 'false') refuse(words.verify);
  const nodePreference = options.get('nodePreference')?.toLowerCase().replaceAll('-', '_') as
    NodePreference | undefined;
  if (nodePreference && !PREFERENCES.includes(nodePreference))
    refuse(say(words.preference, { names: listed(PREFERENCES) }));
  return {
    hosts: hosts!.split(',').map((host) => parseHost(host, refuse)),
    discover: discover !== undefined,
    tls,
    channel: tls ? channelOf(options, refuse) : { insecure: true },
    credentials: parseCredentials(user, refuse),
    numbers: numbersOf(options, refuse),
    nodePreference,
    connectionName: options.get('connectionName'),
    shown: `esdb${discover ?? ''}://${hosts}${tls ? '' : '?tls=false'}`,
  };
}

type Refuse = (what: Sentence) => never;

function parseOptions(query: string, refuse: Refuse): Map<string, string> {
  const options = new Map<string, string>();
  for (const pair of query.split('&').filter(Boolean)) {
    const [key = '', ...rest] = pair.split('=');
    const known = KEYS.get(flat(key)) ?? refuse(say(words.option, { key, known: listed([...KEYS.values()]) }));
    const value = decode(rest.join('='), refuse);
    if (!value) refuse(say(words.noValue, { key }));
    if (SWITCHES.includes(known) && value !== 'true' && value !== 'false') refuse(say(words.flag, { key }));
    options.set(known, value);
  }
  return options;
}

function parseHost(text: string, refuse: Refuse): EndPoint {
  const match = /^\s*([^\s:]+)(?::(\d{1,5}))?\s*$/.exec(text);
  const port = Number(match?.[2] ?? DEFAULT_PORT);
  if (!match || port > 65_535) return refuse(say(words.host, { host: JSON.stringify(text) }));
  return { address: match[1]!, port };
}

function parseCredentials(text: string | undefined, refuse: Refuse): Credentials | undefined {
  if (text === undefined) return undefined;
  const colon = text.indexOf(':');
  if (colon < 1) return refuse(words.user);
  return { username: decode(text.slice(0, colon), refuse), password: decode(text.slice(colon + 1), refuse) };
}

function numbersOf(options: ReadonlyMap<string, string>, refuse: Refuse): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const key of NUMBERS) {
    const value = options.get(key);
    if (value === undefined) continue;
    if (!/^(-1|\d{1,10})$/.test(value)) refuse(say(words.whole, { key }));
    numbers[key] = Number(value);
  }
  return numbers;
}

function channelOf(options: ReadonlyMap<string, string>, refuse: Refuse): ChannelCredentialOptions {
  const read = (key: string): Buffer | undefined => {
    const file = options.get(key);
    if (file === undefined) return undefined;
    if (!existsSync(resolve(file))) refuse(say(words.noFile, { file, key }));
    return readFileSync(resolve(file));
  };
  const [rootCertificate, userCertFile, userKeyFile] = [read('tlsCAFile'), read('userCertFile'), read('userKeyFile')];
  if (!userCertFile !== !userKeyFile) refuse(words.together);
  return {
    ...(rootCertificate && { rootCertificate }),
    ...(userCertFile && { userCertFile }),
    ...(userKeyFile && { userKeyFile }),
  };
}

function decode(text: string, refuse: Refuse): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse(words.percent);
  }
}

function flat(key: string): string {
  return key.trim().toLowerCase().replace(/[_-]/g, '');
}
