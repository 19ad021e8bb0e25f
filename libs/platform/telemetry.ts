import type { LogLine } from './log-lines.js';

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface OpenSpan {
  /** Runs it as part of this span: what it begins are its children. */
  within<T>(run: () => T): T;
  /** @param error what it ended with, where it failed */
  end(attributes?: Attributes, error?: unknown): void;
}

/** Whatever takes traces and logs; open-telemetry.ts of the office is the only one. */
export interface Telemetry {
  /** @param headers of the request that it answers, which may name the caller's span */
  open(name: string, attributes: Attributes, headers?: Readonly<Record<string, unknown>>): OpenSpan;
  /** The span that is under way here. */
  current(): Pick<LogLine, 'traceId' | 'spanId'>;
  log(line: LogLine): void;
  /** Sends what it still holds. */
  close(): Promise<void>;
}

let telemetry: Telemetry | undefined;

/** One a thread: spans find their parents by it, through every room. */
export function useTelemetry(one: Telemetry | undefined): void {
  telemetry = one;
}

/** `undefined` unless a receiver is configured. */
export const telemetryInUse = (): Telemetry | undefined => telemetry;

/** Runs it as a span of the trace that is under way; just runs it where no traces are kept. */
export async function inSpan<T>(name: string, attributes: () => Attributes, run: () => Promise<T>): Promise<T> {
  if (!telemetry) return run();
  const span = telemetry.open(name, attributes());
  try {
    const result = await span.within(run);
    span.end();
    return result;
  } catch (error) {
    span.end({}, error);
    throw error;
  }
}
