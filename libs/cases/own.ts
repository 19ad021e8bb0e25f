/** What stands under the id; never what every object inherits (an id may be `constructor`). */
export function own<T>(parts: Readonly<Record<string, T>>, id: string | undefined): T | undefined {
  return id !== undefined && Object.hasOwn(parts, id) ? parts[id] : undefined;
}
