import type { Language } from '#event-sourcing';

/** An answer that reads differently in each language: in which, is known when it leaves. */
export class InLanguages<A extends object = object> {
  constructor(readonly as: (language: Language) => A) {}
}
