/** Parts of a record (deadlines, notices …) by their ids. */
export type Parts<T> = Readonly<Record<string, T>>;

/** What stands under the id; never what every object inherits (an id may be `constructor`). */
export function own<T>(parts: Parts<T>, id: string | undefined): T | undefined {
  return id !== undefined && Object.hasOwn(parts, id) ? parts[id] : undefined;
}

/** Without prototype, so that the engine keeps a table: as ids never come again, each would be a new shape to it. */
function copyOf<T>(parts: Parts<T>): Record<string, T> {
  const copy = Object.create(null) as Record<string, T>;
  for (const id in parts) copy[id] = parts[id]!;
  return copy;
}

/** The same parts with one more, or with this one instead. */
export function withPart<T>(parts: Parts<T>, id: string, part: T): Parts<T> {
  const copy = copyOf(parts);
  copy[id] = part;
  return copy;
}

/** Every part changed; the same object where none is. */
export function mapParts<T>(parts: Parts<T>, change: (part: T) => T): Parts<T> {
  let changed: Record<string, T> | undefined;
  for (const id in parts) {
    const part = change(parts[id]!);
    if (part === parts[id]) continue;
    changed ??= copyOf(parts);
    changed[id] = part;
  }
  return changed ?? parts;
}
