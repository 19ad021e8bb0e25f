import { words } from '../cli.glossary.js';
import { Option, type Command } from 'commander';
import { caseDecider, ListCases, type CaseAnswer, type CasePage } from '#cases';
import { communityRecords, siteKinds, siteRecords, type CommunityDocument, type SiteDocument } from '#places';
import { GetRecord, ListRecords, type RowsOf } from '#platform';
import { notZero } from '../key-values.js';
import type { Output } from '../output.js';
import { ownWordsOf } from '../record-words.js';
import { withSession, type CommonOptions } from '../session.js';
import { help } from '../help.glossary.js';
import { tell, told } from '../language.js';
import { asOf, asOfOf, day, id, around, paged, type AsOfOptions } from './options.js';

const LISTS = ['all', 'mine', 'overdue', 'due-this-week', 'waiting-for-verification'];
const STATES = ['reported', 'filed', 'dispatched', 'rectified', 'verified', 'closed', 'voided', 'merged'];

interface ListOptions extends CommonOptions {
  readonly limit?: number;
  readonly cursor?: string;
  readonly community?: string;
  readonly kind?: string;
}

interface CaseListOptions extends ListOptions, AsOfOptions {
  readonly list?: ListCases['list'];
  readonly assignee?: string;
  readonly department?: string;
  readonly site?: string;
  readonly status?: string;
  readonly category?: string;
  readonly number?: string;
  readonly sourceNumber?: string;
  readonly search?: string;
  readonly from?: string;
  readonly to?: string;
}

async function listCommunities(options: ListOptions): Promise<void> {
  await withSession(options, 'read', async ({ ask, output }) => {
    const query = new ListRecords(communityRecords, { limit: options.limit, cursor: options.cursor });
    const page: RowsOf<'communities', CommunityDocument> = await ask(query);
    if (options.json) return output.json(page);
    output.table([...page.communities] as never, ['communityId', 'name']);
    around(page).forEach(output.line);
  });
}

async function listSites(options: ListOptions): Promise<void> {
  await withSession(options, 'read', async ({ ask, output }) => {
    const { community: communityId, kind, cursor } = options;
    const query = new ListRecords(siteRecords, { communityId, kind, cursor, limit: options.limit });
    const page: RowsOf<'sites', SiteDocument> = await ask(query);
    if (options.json) return output.json(page);
    output.table([...page.sites] as never, ['siteId', 'name', 'kind', 'communityId', 'retired']);
    around(page).forEach(output.line);
  });
}

/** Which event set or corrected what is told by the case's history. */
function printCase(answer: CaseAnswer, output: Output): void {
  const { caseId, counts, possible, setBy: _setBy, corrected: _corrected, ...rest } = answer;
  const { assigneeKey: _assignee, departmentKey: _department, categoryKey: _category, ...fields } = rest;
  output.fields({ caseId, ...fields, counts: notZero(counts), possible }, ownWordsOf(caseDecider.stream));
}

async function listCases(caseId: string | undefined, options: CaseListOptions): Promise<void> {
  await withSession(options, 'read', async ({ ask, output, origin }) => {
    if (caseId !== undefined) {
      const answer: CaseAnswer = await ask(new GetRecord(caseDecider.stream, caseId, asOfOf(options)));
      if (options.json) return output.json(answer);
      return printCase(answer, output);
    }
    const { list, department, status, category, number, sourceNumber, search, from, to, cursor } = options;
    const assignee = options.assignee ?? (list === 'mine' ? origin.actor : undefined);
    const fields = { list, assignee, department, status, category, number, sourceNumber, search, from, to, cursor };
    const query = Object.assign(new ListCases(), {
      ...asOfOf(options),
      ...fields,
      communityId: options.community,
      siteId: options.site,
      limit: options.limit,
    });
    const page: CasePage = await ask(query);
    if (options.json) return output.json(page);
    if (list === 'mine' && page.cases.length === 0) output.line(tell(words.emptyDesk, { assignee: assignee ?? '' }));
    output.table(
      page.cases as never,
      ['caseId', 'number', 'status', 'waitingFor', 'category', 'department', 'assignee', 'nextDueAt'],
      ownWordsOf(caseDecider.stream),
    );
    around(page).forEach(output.line);
  });
}

export function addCaseVerbs(program: Command): void {
  paged(program.command('communities').description(told(help.listTheCommunities))).action(listCommunities);
  paged(program.command('sites').description(told(help.listTheSites)))
    .option('--community <id>', told(help.ofThisCommunity), id)
    .addOption(new Option('--kind <kind>', told(help.ofThisKind)).choices(siteKinds))
    .action(listSites);
  asOf(paged(program.command('cases [id]').description(told(help.listCasesWhatIsDue))))
    .addOption(new Option('--list <name>', told(help.whichListMineIsThe)).choices(LISTS))
    .option('--assignee <person>', told(help.onThisDesk))
    .option('--department <name>', told(help.withThisDepartment))
    .option('--community <id>', told(help.ofThisCommunity), id)
    .option('--site <id>', told(help.ofThisSite), id)
    .addOption(new Option('--status <status>', told(help.inThisState)).choices(STATES))
    .option('--category <name>', told(help.ofThisCategory))
    .option('--number <number>', told(help.underThisNumber))
    .option('--source-number <number>', told(help.underThisNumberOfTheSource))
    .option('--search <words>', told(help.withTheseWords))
    .option('--from <day>', told(help.reportedFrom), day)
    .option('--to <day>', told(help.reportedTo), day)
    .action(listCases);
}
