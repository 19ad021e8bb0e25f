import { START, type Position } from '#event-sourcing';

/** EventStoreDB's own position: two unsigned 64-bit integers. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const DIGITS = 16;
const TOKEN = /^[0-9a-f]{32}$/;

/** 16 hexadecimal digits of commit, 16 of prepare: `<` on the tokens is the order of the log. */
export function toToken(commit: string | bigint, prepare: string | bigint): Position {
  return hex(commit) + hex(prepare);
}

export function fromToken(position: Position): LogPosition | undefined {
  if (position === START) return undefined;
  if (!TOKEN.test(position)) throw new RangeError(`${JSON.stringify(position)} is no position of this log`);
  return { commit: BigInt(`0x${position.slice(0, DIGITS)}`), prepare: BigInt(`0x${position.slice(DIGITS)}`) };
}

export function later(a: Position, b: Position): Position {
  return a > b ? a : b;
}

function hex(value: string | bigint): string {
  return BigInt(value).toString(16).padStart(DIGITS, '0');
}
