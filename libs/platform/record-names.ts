import type { Kinds } from './kinds.js';
import type { ViewReader } from './view-reader.js';

/** What records of a kind are called now, also in a question of the past: an id stays, and its name is for whoever reads. */
export async function recordNames(
  { kinds, views }: { readonly kinds: Kinds; readonly views: ViewReader },
  kind: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await views.of(kinds.of(kind).kind.view).getMany<{ readonly name?: string }>(ids);
  return new Map([...found].flatMap(([id, { body }]) => (body.name === undefined ? [] : [[id, body.name] as const])));
}
