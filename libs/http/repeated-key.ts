/**
 * The name that an object in this JSON has twice; `undefined` where there is none. RFC 8259 leaves open which of the two
 * counts: one system would check the first, another one store the last.
 * @param text that is JSON
 */
export function repeatedKey(text: string): string | undefined {
  const names: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{') names.push(new Set());
    else if (character === '}') names.pop();
    else if (character === '"') {
      const start = at;
      at = endOfString(text, at);
      if (!isBeforeColon(text, at + 1)) continue;
      const raw = text.slice(start + 1, at);
      const name = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
      const known = names.at(-1)!;
      if (known.has(name)) return name;
      known.add(name);
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** Only a name is followed by a colon. */
function isBeforeColon(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}
