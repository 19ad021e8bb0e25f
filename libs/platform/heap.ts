import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Percent that the heap may grow beyond what is in use before old objects are collected again. */
const GROWTH = 25;
/** The young generation stops growing here, in bytes: larger ones cost memory and are no faster. */
const YOUNG = 32 * 1024 * 1024;
const LOOK_EVERY_MILLISECONDS = 10;
const ENGINES_OWN_FACTOR = 2;

/**
 * Left alone, the engine lets the heap of a machine with much memory grow to several times of what is in use. An
 * office's machine has other work; during a rebuild this keeps the process below 400 MB, and costs a part of the time.
 * For a command that runs and ends; a service is better served by the engine's own choice, to which what is returned
 * goes back.
 */
export function growHeapSlowly(): () => void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  // Its largest size is fixed when the process starts; the factor by which it grows is asked for each time.
  const looking = setInterval(() => {
    if (youngSize() < YOUNG) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(looking);
  }, LOOK_EVERY_MILLISECONDS).unref();
  return () => {
    clearInterval(looking);
    setFlagsFromString(`--semi-space-growth-factor=${ENGINES_OWN_FACTOR}`);
    setFlagsFromString('--heap-growing-percent=0');
  };
}

function youngSize(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}
