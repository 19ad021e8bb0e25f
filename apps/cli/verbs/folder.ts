import { hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Argument, type Command } from 'commander';
import { say } from '#event-sourcing';
import { FolderQuery, GetFolder, zipOf, type Folder, type FolderOf } from '#folders';
import { words } from '../cli.glossary.js';
import { assertFolderOf, UnfitFile } from '../files.js';
import { fileWords } from '../files.glossary.js';
import { help } from '../help.glossary.js';
import { language, tell, told } from '../language.js';
import { withSession, type CommonOptions } from '../session.js';
import { asOf, asOfOf, common, day, type AsOfOptions } from './options.js';

interface FolderOptions extends CommonOptions, AsOfOptions {
  readonly from?: string;
  readonly to?: string;
  readonly out: string;
}

const SUMS = 'SHA256SUMS';

/** Whole or not at all, and never over anything that is there. */
async function write(folder: Folder, out: string): Promise<void> {
  const part = `${out}.part`;
  try {
    if (out.endsWith('.zip')) await pipeline(zipOf(folder), createWriteStream(part, { flags: 'wx' }));
    else
      for (const { path, content } of folder.files) {
        await mkdir(dirname(join(part, path)), { recursive: true });
        await writeFile(join(part, path), content, { flag: 'wx' });
      }
    await rename(part, out);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

/** @throws UnfitFile */
async function assertNew(out: string): Promise<void> {
  await assertFolderOf(out);
  for (const file of [out, `${out}.part`])
    if (await stat(file).catch(() => undefined)) throw new UnfitFile(say(fileWords.isThere, { file }));
}

async function folderVerb(kind: string, id: string, options: FolderOptions): Promise<void> {
  const { from, to, out } = options;
  await assertNew(out);
  await withSession(options, 'read', async ({ ask, output }) => {
    const query = Object.assign(new FolderQuery(), { ...asOfOf(options), from, to });
    const folder = await ask<Folder>(new GetFolder({ [kind]: id } as unknown as FolderOf, query, language));
    await write(folder, out);
    const { files, ...rest } = folder;
    const digest = hash('sha256', files.find(({ path }) => path === SUMS)!.content, 'hex');
    if (options.json) return output.json({ ...rest, out, digest });
    output.line(tell(words.folderMade, { out, ...rest.counts }));
    const { recordedUntil } = rest;
    output.line(tell(words.folderAsOf, { at: output.time(recordedUntil), recordedUntil, digest }));
  });
}

export function addFolderVerb(program: Command): void {
  asOf(common(program.command('folder').description(told(help.folder))))
    .addArgument(
      new Argument('<of>', told(help.folderOf)).choices(['site', 'community', 'subject', 'record', 'figure']),
    )
    .argument('<id>', told(help.folderId))
    .requiredOption('--out <path>', told(help.folderOut))
    .option('--from <day>', told(help.folderFrom), day)
    .option('--to <day>', told(help.folderTo), day)
    .action(folderVerb);
}
