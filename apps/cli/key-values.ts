/** How a name is called, and what stands for a value under it. */
export interface Wording {
  /** @param within the part that has it */
  readonly headingOf: (name: string, within?: string) => string;
  readonly wordOf: (name: string, value: unknown) => unknown;
}

const asTheyAre: Wording = { headingOf: (name) => name, wordOf: (_name, value) => value };

/** Fields as lines `key: value`, nested ones indented; what is empty is left out. */
export function keyValueLines(
  fields: object,
  time: (moment: string) => string,
  wording: Wording = asTheyAre,
  indent = '',
  within = '',
): string[] {
  const { headingOf, wordOf } = wording;
  return Object.entries(fields).flatMap(([key, value]: [string, unknown]) => {
    const heading = headingOf(key, within);
    if (isNested(value)) {
      const lines = keyValueLines(value, time, wording, `${indent}  `, /^\d+$/.test(key) ? within : key);
      return lines.length > 0 ? [`${indent}${heading}:`, ...lines] : [];
    }
    const text = (Array.isArray(value) ? value : [value ?? ''])
      .map((part: unknown) => time(String(wordOf(key, part))).replaceAll('\n', `\n${indent}  `))
      .join(', ');
    return text === '' ? [] : [`${indent}${heading}: ${text}`];
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
