import { refuse, type DecisionContext, type Refusal, type Sentence, type Told } from '#event-sourcing';
import { nameKey } from './text-kinds.js';

/** Of a type of events: what says who had a part. `actor` is who entered it; other names are fields of its data. */
export type Doing = Readonly<Record<string, readonly string[]>>;

/** Whoever gave or got work with a desk had a part in it. */
const HANDED_OVER: Doing = { WorkHandedOver: ['from', 'to'] };

/** Units and persons are told apart without blanks: "甲 科" is 甲科. */
const handOf = (name: string) => nameKey(name).replaceAll(' ', '');

/** All who ever had a part, also before a handover: persons and units, as they are called. */
export function doersIn({ told = [] }: Told, did: Doing): string[] {
  const parts: Doing = { ...HANDED_OVER, ...did };
  return told.flatMap(({ type, data, metadata }) =>
    (parts[type] ?? []).flatMap((field) => {
      const name = field === 'actor' ? metadata.actor : (data as Readonly<Record<string, unknown>>)[field];
      return typeof name === 'string' ? [name] : [];
    }),
  );
}

/** The first of these names that is one of those. */
export function ownHand(asked: readonly (string | undefined)[], doers: readonly (string | undefined)[]) {
  const hands = new Set(doers.filter((name) => name !== undefined).map(handOf));
  return asked.find((name) => name !== undefined && hands.has(handOf(name)));
}

/** 谁做的谁不查: whoever had a part does not judge it; the judge is the actor, and whoever the command names. */
export function others<S, C extends object>(
  did: Doing,
  rule: string,
  because: Sentence,
  named: readonly (keyof C & string)[] = [],
): (record: S, command: C, context: DecisionContext) => Refusal | undefined {
  return (record, command, { actor }) => {
    const asked = [actor, ...named.map((field) => command[field] as string | undefined)];
    return ownHand(asked, doersIn(record as Told, did)) === undefined ? undefined : refuse(rule, because);
  };
}
