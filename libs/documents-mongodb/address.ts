import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { say, StoreUnavailable, type Sentence } from '#event-sourcing';
import { words } from './documents-mongodb.glossary.js';
import { redact } from './errors.js';
import { DEFAULT_DATABASE } from './options.js';

/**
 * Options of the driver that what is promised of the read models rests on, in small letters, and the value that says the
 * same. The driver would take them from the address before those that it is given here, or pass them by without a word.
 */
const DECIDED: Readonly<Record<string, string | undefined>> = {
  ...{ w: 'majority', journal: 'true', j: 'true', fsync: 'true', wtimeout: undefined, wtimeoutms: undefined },
  ...{ readconcernlevel: 'majority', readpreference: 'primary', readpreferencetags: undefined },
  ...{ maxstalenessseconds: undefined, retrywrites: 'true', retryreads: 'true', ignoreundefined: 'true' },
  ...{ raw: 'false', promotelongs: 'true', promotevalues: 'true', promotebuffers: 'false', usebigint64: 'false' },
  ...{ connecttimeoutms: undefined, serverselectiontimeoutms: undefined, sockettimeoutms: undefined },
  ...{ waitqueuetimeoutms: undefined, timeoutms: undefined },
};

const MOST_BYTES = 63;

/** The database that the path of an address names. */
export function databaseOf(connectionString: string): string {
  const path = /^[^/?]*\/([^?]*)/.exec(behindUser(connectionString))?.[1];
  return path ? decodeURIComponent(path) : DEFAULT_DATABASE;
}

/** Hosts, path and options. */
const behindUser = (connectionString: string) =>
  connectionString
    .trim()
    .replace(/^mongodb(?:\+srv)?:\/\//i, '')
    .replace(/^.*@/, '');

/**
 * What a driver would tell late, in the words of the system, or not at all.
 * @throws StoreUnavailable with a sentence
 */
export function checkAddress(connectionString: string): void {
  const shown = redact(connectionString.trim());
  const refuse = (reason: Sentence): never => {
    throw new StoreUnavailable(say(words.connectionString, { shown, reason }));
  };
  checkDatabase(connectionString, refuse);
  const query = behindUser(connectionString).split('?').slice(1).join('?');
  const options = new Map<string, Option>();
  for (const [name, value] of new URLSearchParams(query)) options.set(name.toLowerCase(), { name, file: value });
  for (const [key, { name, file: value }] of options)
    if (key in DECIDED && DECIDED[key] !== value.toLowerCase()) refuse(say(words.decided, { name }));
  /** What the file of an option does not hold is told by these words. */
  const holds = (key: string, otherwise: Sentence, read: (text: string) => unknown): void => {
    const option = options.get(key);
    if (!option) return;
    const text = readText(option, refuse);
    const reason = failureOf(() => read(text));
    if (reason !== undefined) refuse(say(otherwise, { ...option, reason }));
  };
  const passphrase = options.get('tlscertificatekeyfilepassword')?.file;
  holds('tlscafile', words.noCertificate, (text) => new X509Certificate(text));
  holds('tlscertificatekeyfile', words.noKey, (text) => createSecureContext({ cert: text, key: text, passphrase }));
  holds('tlscrlfile', words.noRevoked, (text) => createSecureContext({ crl: text }));
}

type Refuse = (reason: Sentence) => never;

interface Option {
  readonly name: string;
  /** Its value, which of some options is a file. */
  readonly file: string;
}

function checkDatabase(connectionString: string, refuse: Refuse): void {
  let database = '';
  const unread = failureOf(() => (database = databaseOf(connectionString)));
  if (unread !== undefined || /[/\\. "$*<>:|?\0]/.test(database) || Buffer.byteLength(database) > MOST_BYTES)
    refuse(words.database);
}

function readText({ name, file }: Option, refuse: Refuse): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message: reason } = error as NodeJS.ErrnoException;
    return refuse(
      code === 'ENOENT' ? say(words.noFile, { name, file }) : say(words.unreadFile, { name, file, reason }),
    );
  }
}

function failureOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
