import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { caseDecider, noCase, type CaseContext, type CaseEvent, type CaseRecord, type ImportRecord } from '#cases';
import { CommandRefused, isRefusal, type Recorded } from '#event-sourcing';
import type { PlaceRegisters } from '../cases/places.js';

/** Every code of two bytes and its character: the platform decodes GB18030 and does not encode it. */
function twoByteCodes(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\uFFFD') codes.set(character, [lead, trail]);
    }
  return codes;
}

let codes: ReturnType<typeof twoByteCodes> | undefined;

export function encodeGb18030(text: string): Buffer {
  codes ??= twoByteCodes();
  const bytes = [...text].flatMap((character) => {
    const code = character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : codes!.get(character);
    if (!code) throw new Error(`${character} has no code of two bytes`);
    return code;
  });
  return Buffer.from(bytes);
}

export const BOM = '\uFEFF';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A file in a folder of its own, for as long as the specs run. */
export async function temporaryFile(content: string | Uint8Array, name = 'cases.csv'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zeren-imports-'));
  folders.push(folder);
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

export const NOW = '2026-01-01T00:00:00.000Z';

const context: CaseContext = {
  now: NOW,
  occurredAt: NOW,
  actor: 'importer',
  calendar: defaultCalendar,
  partId: 'part',
};

/** The cases of an office without a store: decides and folds, nothing else. */
export class Cases {
  readonly records = new Map<string, CaseRecord>();
  readonly events: (Recorded<CaseEvent> & { readonly caseId: string })[] = [];
  readonly communities = new Map<string, string>();
  /** Sites of the register, and the community of each. */
  readonly sites = new Map<string, string>();
  private readonly histories = new Map<string, Recorded<CaseEvent>[]>();

  readonly registerCommunity = (id: string, name: string): Promise<boolean> => {
    const isNew = !this.communities.has(id);
    if (isNew) this.communities.set(id, name);
    return Promise.resolve(isNew);
  };

  readonly findSite: PlaceRegisters['findSite'] = (id) => {
    const communityId = this.sites.get(id);
    return Promise.resolve(communityId === undefined ? undefined : { communityId });
  };

  readonly send = async (caseId: string, record: ImportRecord): Promise<{ events: number }> => {
    // As a store would: the answer comes later, and not at once.
    await Promise.resolve();
    return { events: this.decide(caseId, record).length };
  };

  decide(caseId: string, command: object, more: Partial<CaseContext> = {}): readonly CaseEvent[] {
    const before = this.records.get(caseId) ?? noCase;
    const history = this.histories.get(caseId) ?? [];
    this.histories.set(caseId, history);
    const decision = caseDecider.decide(before, command, { ...context, history, ...more });
    if (isRefusal(decision)) throw new CommandRefused(decision);
    let state = before;
    for (const event of decision) {
      const occurredAt = event.occurredAt ?? more.occurredAt ?? NOW;
      const metadata = { actor: 'importer', occurredAt, commandId: 'c', commandDigest: '' };
      const recorded = { ...event, id: `e${this.events.length}`, recordedAt: more.now ?? NOW, metadata };
      state = caseDecider.evolve(state, recorded);
      this.events.push({ ...recorded, caseId });
      history.push(recorded);
    }
    this.records.set(caseId, state);
    return decision;
  }
}
