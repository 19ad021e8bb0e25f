import type { StoredEvent } from '#event-sourcing';
import type { EvidenceFile } from '#platform';

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
