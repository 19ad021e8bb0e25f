import {
  MongoCompatibilityError,
  MongoError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';
import { SaidError, say, StoreUnavailable, type Sentence } from '#event-sourcing';
import { words } from './documents-mongodb.glossary.js';

const AUTHENTICATION_FAILED = 18;
const UNAUTHORIZED = 13;
const NAMESPACE_EXISTS = 48;
const NAMESPACE_NOT_FOUND = 26;
export const DUPLICATE_KEY = 11000;

/** The same text without what must not be logged: all between `://` and the last `@`, and what options hold of secrets. */
export function redact(text: string): string {
  return text
    .replace(/(mongodb(?:\+srv)?:\/\/)[^\s]*@/gi, '$1***@')
    .replace(/([?&][^=&\s]*(?:password|properties)=)[^&\s]*/gi, '$1***');
}

/** What the system says of a name, a connection or a file, and the driver passes on as it is. */
const isOfTheSystem = (error: unknown): error is NodeJS.ErrnoException =>
  typeof (error as NodeJS.ErrnoException | undefined)?.syscall === 'string';

/** The driver has not come to an end, not even by its own time limits. */
export class Overdue extends SaidError {
  constructor(milliseconds: number) {
    super(say(words.overdue, { milliseconds }));
  }
}

/** What new connections may mend where the old ones did not by themselves. */
export const asksForNewConnections = (error: unknown) =>
  error instanceof Overdue || error instanceof MongoServerSelectionError || error instanceof MongoTopologyClosedError;

/** What the driver throws, as a sentence that says where; any other error is a fault of the program and stays. */
export function toStoreError(error: unknown, shown: string): unknown {
  if (error instanceof Overdue) return new StoreUnavailable(say(words.notNow, { shown, reason: error.sentence }));
  if (isOfTheSystem(error)) return new StoreUnavailable(say(words.notReached, { shown, reason: error.message }));
  if (!(error instanceof MongoError)) return error;
  return new StoreUnavailable(sentenceOf(error, shown));
}

function sentenceOf(error: MongoError, shown: string): Sentence {
  const reason = redact(error.message);
  if (error.code === AUTHENTICATION_FAILED) return say(words.password, { shown });
  if (error.code === UNAUTHORIZED) return say(words.rights, { shown, reason });
  if (error instanceof MongoServerSelectionError) return unreachable(error, shown);
  return say(words.notNow, { shown, reason });
}

/** A failed selection tells what became of each server; of several the first one that failed speaks. */
function unreachable(error: MongoServerSelectionError, shown: string): Sentence {
  const servers = [...(error.reason?.servers.values() ?? [])];
  const failed = servers.find((server) => server.error)?.error ?? undefined;
  if (failed instanceof MongoCompatibilityError) return say(words.tooOld, { shown, reason: failed.message });
  if (failed) return say(words.notReached, { shown, reason: redact(failed.message) });
  const isSomebodyThere = servers.some((server) => server.type !== 'Unknown');
  return say(words.notReached, { shown, reason: isSomebodyThere ? words.noPrimary : redact(error.message) });
}

export const isThereAlready = (error: unknown) => error instanceof MongoServerError && error.code === NAMESPACE_EXISTS;
export const isDuplicate = (error: unknown) => error instanceof MongoServerError && error.code === DUPLICATE_KEY;
/** Some servers say so without a code. */
export const isNotThere = (error: unknown) =>
  error instanceof MongoServerError && (error.code === NAMESPACE_NOT_FOUND || error.message === 'ns not found');
