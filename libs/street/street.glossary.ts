import type { Sentence } from '#event-sourcing';

export const labels = {} satisfies Record<string, Sentence>;
