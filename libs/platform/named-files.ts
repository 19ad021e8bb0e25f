import type { StoredEvent } from '#event-sourcing';
import type { EvidenceFile } from './evidence.js';

/** A photo or document that an event names, and where in its data. */
export interface NamedFile {
  readonly file: EvidenceFile;
  readonly at: string;
}

const isFile = (value: object): value is EvidenceFile =>
  'sha256' in value && 'bytes' in value && typeof value.sha256 === 'string';

/** All of them, wherever in its data they stand. */
export function filesIn({ data }: Pick<StoredEvent, 'data'>): NamedFile[] {
  const found: NamedFile[] = [];
  const walk = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value) && isFile(value)) return void found.push({ file: value, at });
    for (const [name, part] of Object.entries(value))
      walk(part, Array.isArray(value) ? `${at}[${name}]` : at === '' ? name : `${at}.${name}`);
  };
  walk(data, '');
  return found;
}

/** The digests of all of them, each once: asked of every event of the log, most of which name none. */
export function digestsIn({ data }: Pick<StoredEvent, 'data'>): string[] {
  const found: string[] = [];
  const walk = (value: object): void => {
    if (!Array.isArray(value) && isFile(value)) {
      if (!found.includes(value.sha256)) found.push(value.sha256);
      return;
    }
    for (const name in value) {
      const part = (value as Readonly<Record<string, unknown>>)[name];
      if (typeof part === 'object' && part !== null) walk(part);
    }
  };
  walk(data);
  return found;
}
