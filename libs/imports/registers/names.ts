import { deriveId, say } from '#event-sourcing';
import { nameKey } from '#platform';
import { reject } from './row-words.js';
import { words } from './register.glossary.js';

/** A record as others name it. */
export interface NamedRecord {
  readonly id: string;
  readonly name: string;
  readonly communityId?: string;
}

/** The records of each kind by their names: those that were there, and those that this import brings. */
export class Names {
  /** Communities that were not known before. */
  communities = 0;
  private readonly kinds = new Map<string, Promise<Map<string, NamedRecord[]>>>();
  private readonly made = new Map<string, Promise<string>>();

  constructor(
    private readonly parts: {
      readonly source: string;
      /** All that bear a name. */
      readonly named: (kind: string) => Promise<readonly NamedRecord[]>;
      /** Whether there is a record of that id, by what is stored now. */
      readonly exists: (kind: string, id: string) => Promise<boolean>;
      readonly registerCommunity: (id: string, name: string) => Promise<void>;
    },
  ) {}

  /** Those of that name; of one community where there are some in it. */
  async find(kind: string, name: string, communityId?: string): Promise<readonly NamedRecord[]> {
    const all = (await this.of(kind)).get(nameKey(name)) ?? [];
    const there = all.filter((one) => one.communityId === communityId);
    return communityId !== undefined && there.length > 0 ? there : all;
  }

  async add(kind: string, record: NamedRecord): Promise<void> {
    const key = nameKey(record.name);
    const byName = await this.of(kind);
    const same = byName.get(key) ?? [];
    if (!same.some(({ id }) => id === record.id)) byName.set(key, [...same, record]);
  }

  /** The id of what a cell names by its id or its name. @throws Rejected where there is none, or more than one */
  async idOf(kind: string, field: string, text: string, communityId?: string): Promise<string> {
    const found = await this.find(kind, text, communityId);
    if (found.length === 1) return found[0]!.id;
    if (await this.parts.exists(kind, text)) return text;
    if (found.length > 1) throw reject(field, 'ambiguous-name', say(words.ambiguous, { text, n: found.length }));
    throw reject(field, 'unknown-reference', say(words.noRecord, { text }));
  }

  /** A community that nobody has registered is registered by the name that it comes with, as by an import of cases. */
  async community(text: string, number?: string): Promise<string> {
    const found = number === undefined ? await this.find('community', text) : [];
    if (found.length === 1) return found[0]!.id;
    const key = JSON.stringify([text, number]);
    const known = this.made.get(key) ?? this.makeCommunity(text, number);
    this.made.set(key, known);
    return known;
  }

  private async makeCommunity(text: string, number?: string): Promise<string> {
    const id = number ?? deriveId('import-community', this.parts.source, text);
    const asId = number ?? text;
    if (await this.parts.exists('community', asId)) return asId;
    if (await this.parts.exists('community', id)) return id;
    await this.parts.registerCommunity(id, text);
    this.communities += 1;
    await this.add('community', { id, name: text });
    return id;
  }

  private of(kind: string): Promise<Map<string, NamedRecord[]>> {
    const known = this.kinds.get(kind) ?? this.load(kind);
    this.kinds.set(kind, known);
    return known;
  }

  private async load(kind: string): Promise<Map<string, NamedRecord[]>> {
    const byName = new Map<string, NamedRecord[]>();
    for (const record of await this.parts.named(kind)) {
      const key = nameKey(record.name);
      byName.set(key, [...(byName.get(key) ?? []), record]);
    }
    return byName;
  }
}
