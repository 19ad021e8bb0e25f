import { setFlagsFromString } from 'node:v8';

/** Percent that the heap may grow beyond what is in use before old objects are collected again. */
const GROWTH = 25;

/**
 * Left alone, the engine lets the heap of a machine with much memory grow to several times of what is in use. An
 * office's machine has other work; during a rebuild this halves the memory and costs little time. For a command
 * that runs and ends; a service is better served by the engine's own choice.
 */
export function growHeapSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}

/** Megabytes for each half of where new objects live. */
const YOUNG_HALF = 64;

/**
 * Nearly all that a request makes is garbage when it is answered: with more room for new objects the engine looks for
 * what is left of them less often. For a service.
 */
export function giveRequestsRoom(): void {
  setFlagsFromString(`--max-semi-space-size=${YOUNG_HALF}`);
  setFlagsFromString(`--min-semi-space-size=${YOUNG_HALF}`);
}
