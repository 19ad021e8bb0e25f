import type { Command } from 'commander';
import { GetSubject, type Subject } from '#subjects';
import { words } from '../cli.glossary.js';
import { help } from '../help.glossary.js';
import { tell, told } from '../language.js';
import { ownWordsOf, wordOf } from '../record-words.js';
import { withSession, type CommonOptions } from '../session.js';
import { asOf, asOfOf, common, type AsOfOptions } from './options.js';

async function subjectVerb(creditCode: string, options: CommonOptions & AsOfOptions): Promise<void> {
  await withSession(options, 'read', async ({ ask, output }) => {
    const found = await ask<Subject>(new GetSubject(creditCode, asOfOf(options)));
    if (options.json) return output.json(found);
    const { names, asOf: at } = found;
    output.line(tell(words.subjectOf, { code: found.creditCode, names: names.join('、'), at: output.time(at) }));
    for (const { label, total, records } of found.parts) {
      output.line('');
      output.line(tell(words.sheetOf, { name: told(label), rows: records.length, total }));
      const worded = records.map((record) => ({
        ...record,
        status: wordOf('status', record.status, ownWordsOf(record.kind)),
      }));
      output.table(worded as never, ['kind', 'id', 'title', 'status', 'communityId', 'siteId']);
    }
  });
}

export function addSubjectVerb(program: Command): void {
  asOf(common(program.command('subject').description(told(help.subject))))
    .argument('<code>', told(help.creditCode))
    .action(subjectVerb);
}
