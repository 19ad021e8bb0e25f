/** Fields as lines `key: value`, nested ones indented; what is empty is left out. */
export function keyValueLines(fields: object, time: (moment: string) => string, indent = ''): string[] {
  return Object.entries(fields).flatMap(([key, value]: [string, unknown]) => {
    if (isNested(value)) {
      const lines = keyValueLines(value, time, `${indent}  `);
      return lines.length > 0 ? [`${indent}${key}:`, ...lines] : [];
    }
    const text = (Array.isArray(value) ? value : [value ?? ''])
      .map((part: unknown) => time(String(part)).replaceAll('\n', `\n${indent}  `))
      .join(', ');
    return text === '' ? [] : [`${indent}${key}: ${text}`];
  });
}

/** Lists of words and numbers go on one line. */
function isNested(value: unknown): value is object {
  if (Array.isArray(value)) return value.some(isNested);
  return typeof value === 'object' && value !== null;
}

/** Counts that have something to say. */
export function notZero(counts: object): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)) as Record<string, number>;
}
