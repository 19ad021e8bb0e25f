import type { Command } from 'commander';
import { GetDesk, type DeskPage } from '#desk';
import { withSession, type CommonOptions } from '../session.js';
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

const inBoth = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${zh} · ${en}`;

async function deskVerb(options: DeskOptions): Promise<void> {
  await withSession(options, 'read', async ({ ask, output, origin }) => {
    const { mine, department, unit, community, list, dueTo, overdue, limit, cursor } = options;
    const person = options.person ?? (mine ? origin.actor : undefined);
    const query = Object.assign(new GetDesk(), {
      ...{ person, department, unitId: unit, communityId: community, list, dueTo, limit, cursor },
      overdue: overdue ? 'true' : undefined,
    });
    const page: DeskPage = await ask(query);
    if (options.json) return output.json(page);
    const lists = page.lists.map(({ label, ...rest }) => ({ ...rest, what: inBoth(label) }));
    output.table(lists, ['list', 'what', 'count', 'overdue']);
    output.line('');
    const entries = page.entries.map(({ label, overdue: late, person: by, department: of, ...rest }) => {
      return { ...rest, what: inBoth(label), late: late ? '!' : '', who: by ?? of ?? rest.unitId };
    });
    output.table(entries, ['due', 'late', 'what', 'kind', 'id', 'who', 'title', 'command']);
    more(page.next).forEach(output.line);
  });
}

export function addDeskVerb(program: Command): void {
  paged(
    program
      .command('desk')
      .description('what is to be done next in all rooms, what is due first before the rest · 待办，按期限排序'),
  )
    .option('--person <name>', 'on the desk of this person · 某人的')
    .option('--mine', 'on the desk of --actor or the user · 我的')
    .option('--actor <name>', 'who asks (default: ZEREN_ACTOR or the user)')
    .option('--department <name>', 'with this department · 某部门的')
    .option('--unit <id>', 'of this organisation, community or site · 某单位的', id)
    .option('--community <id>', 'of this community · 某社区的', id)
    .option('--list <name>', 'one list alone, e.g. cases.toFile · 只看一张清单')
    .option('--due-to <day>', 'due on this day or earlier · 截至某日', day)
    .option('--overdue', 'only what should have been done already · 只看逾期')
    .action(deskVerb);
}
