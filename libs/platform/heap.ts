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
