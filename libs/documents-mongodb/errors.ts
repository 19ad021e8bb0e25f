import {
  MongoCompatibilityError,
  MongoError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';
import { StoreUnavailable } from '#event-sourcing';

const AUTHENTICATION_FAILED = 18;
const UNAUTHORIZED = 13;
const NAMESPACE_EXISTS = 48;
const NAMESPACE_NOT_FOUND = 26;
export const DUPLICATE_KEY = 11000;

/** The same text without what must not be logged: all between `://` and the last `@`. */
export function redact(text: string): string {
  return text.replace(/(mongodb(?:\+srv)?:\/\/)[^\s]*@/gi, '$1***@');
}

/** The driver has not come to an end, not even by its own time limits. */
export class Overdue extends Error {
  override readonly name = 'Overdue';

  constructor(milliseconds: number) {
    super(`the operation did not end in ${milliseconds} ms`);
  }
}

/** What new connections may mend where the old ones did not by themselves. */
export const asksForNewConnections = (error: unknown) =>
  error instanceof Overdue || error instanceof MongoServerSelectionError || error instanceof MongoTopologyClosedError;

/** What the driver throws, as a sentence that says where; any other error is a fault of the program and stays. */
export function toStoreError(error: unknown, shown: string): unknown {
  if (error instanceof Overdue)
    return new StoreUnavailable(`the read models at ${shown} cannot be read or written now: ${error.message}`);
  if (!(error instanceof MongoError)) return error;
  return new StoreUnavailable(`the read models at ${shown} ${reasonOf(error)}`);
}

function reasonOf(error: MongoError): string {
  if (error.code === AUTHENTICATION_FAILED) return 'refuse this user and password';
  if (error.code === UNAUTHORIZED) return `do not let this user do what is needed: ${redact(error.message)}`;
  if (error instanceof MongoServerSelectionError) return unreachable(error);
  return `cannot be read or written now: ${redact(error.message)}`;
}

/** A failed selection tells what became of each server; of several the first one that failed speaks. */
function unreachable(error: MongoServerSelectionError): string {
  const servers = [...(error.reason?.servers.values() ?? [])];
  const failed = servers.find((server) => server.error)?.error ?? undefined;
  if (failed instanceof MongoCompatibilityError) return `are on a server that is too old: ${failed.message}`;
  const others = servers.some((server) => server.type !== 'Unknown') ? 'no primary is there' : error.message;
  return `cannot be reached: ${redact(failed?.message ?? others)}`;
}

export const isThereAlready = (error: unknown) => error instanceof MongoServerError && error.code === NAMESPACE_EXISTS;
export const isDuplicate = (error: unknown) => error instanceof MongoServerError && error.code === DUPLICATE_KEY;
/** Some servers say so without a code. */
export const isNotThere = (error: unknown) =>
  error instanceof MongoServerError && (error.code === NAMESPACE_NOT_FOUND || error.message === 'ns not found');
