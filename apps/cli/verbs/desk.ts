import type { Command } from 'commander';
import { deskIn, GetDesk, type FoundDesk } from '#desk';
import { withSession, type CommonOptions } from '../session.js';
import { help } from '../help.glossary.js';
import { language, told } from '../language.js';
import { kindInWords } from '../record-words.js';
import { day, id, more, paged } from './options.js';

interface DeskOptions extends CommonOptions {
  readonly person?: string;
  readonly mine?: boolean;
  readonly department?: string;
  readonly unit?: string;
  readonly community?: string;
  readonly list?: string;
  readonly dueTo?: string;
  readonly overdue?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

async function deskVerb(options: DeskOptions): Promise<void> {
  await withSession(options, 'read', async ({ ask, output, origin }) => {
    const { mine, department, unit, community, list, dueTo, overdue, limit, cursor } = options;
    const person = options.person ?? (mine ? origin.actor : undefined);
    const query = Object.assign(new GetDesk(), {
      ...{ person, department, unitId: unit, communityId: community, list, dueTo, limit, cursor },
      overdue: overdue ? 'true' : undefined,
    });
    const found: FoundDesk = await ask(query);
    const page = deskIn(found, language);
    if (options.json) return output.json(page);
    const lists = page.lists.map(({ label, ...rest }) => ({ ...rest, what: told(label) }));
    output.table(lists, ['list', 'what', 'count', 'overdue']);
    output.line('');
    const entries = page.entries.map(({ label, overdue: late, person: by, department: of, ...rest }) => {
      return {
        ...rest,
        kind: kindInWords(rest.kind),
        what: told(label),
        late: late ? '!' : '',
        who: by ?? of ?? rest.unitId,
      };
    });
    output.table(entries, ['due', 'late', 'what', 'kind', 'id', 'who', 'title', 'command']);
    more(page.next).forEach(output.line);
  });
}

export function addDeskVerb(program: Command): void {
  paged(program.command('desk').description(told(help.desk)))
    .option('--person <name>', told(help.deskOfPerson))
    .option('--mine', told(help.deskMine))
    .option('--actor <name>', told(help.whoAsks))
    .option('--department <name>', told(help.deskOfDepartment))
    .option('--unit <id>', told(help.deskOfUnit), id)
    .option('--community <id>', told(help.deskOfCommunity), id)
    .option('--list <name>', told(help.deskList))
    .option('--due-to <day>', told(help.deskDueTo), day)
    .option('--overdue', told(help.deskOverdue))
    .action(deskVerb);
}
