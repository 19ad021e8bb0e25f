import { words } from '../cli.glossary.js';
import { Argument, Option, type Command } from 'commander';
import type { StoredEvent } from '#event-sourcing';
import {
  DrillDown,
  drilledWhole,
  GetCommunityLedger,
  GetDeskLedger,
  GetHistory,
  GetIndicators,
  GetLedgerSheet,
  GetOfficeLedger,
  GetSiteLedger,
  ledgerIn,
  sheetIn,
  totalsRow,
  type GroupRow,
  type Past,
  type ReadSheet,
  type RoomLedger,
  type SheetPage,
} from '#ledgers';
import type { Account, CommunityLedger, DrilledPage, OfficeLedger, SiteLedger } from '#office';
import { GetRecordHistory } from '#platform';
import { detailOf } from '../event-detail.js';
import { headingOf, ownWordsOf, whatHappened, wordOf } from '../record-words.js';
import type { Output } from '../output.js';
import { withSession, type CommonOptions } from '../session.js';
import { help } from '../help.glossary.js';
import { language, tell, told } from '../language.js';
import { asOf, asOfOf, common, day, id, more, paged, type AsOfOptions } from './options.js';

type Options = CommonOptions & AsOfOptions;

interface IndicatorOptions extends Options {
  readonly from?: string;
  readonly to?: string;
  readonly by: NonNullable<GetIndicators['by']>;
  readonly figure?: string;
  readonly id?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

function printAccount(output: Output, account: Account): void {
  output.line(tell(words.visits, { count: account.visits.count, last: output.time(account.visits.lastAt ?? '–') }));
  const shown = Object.entries(account.figures).filter(([, value]) => value !== 0);
  output.table(
    shown.map(([figure, value]) => ({ label: headingOf(figure), value, figure })),
    ['label', 'value', 'figure'],
  );
  output.line('');
  output.table(
    account.indicators.map(({ name, value, formula, ...label }) => {
      return { name, label: told(label), value: percent(value), formula };
    }),
    ['name', 'label', 'value', 'formula'],
  );
}

function percent(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)} %`;
}

/** A sheet as a table: its columns by their words, and under the last row the sums of those that add. */
function printSheet(output: Output, sheet: SheetPage): void {
  const { columns, rows } = sheet;
  const heads = columns.map(({ label }) => label[language]);
  const sums = totalsRow(sheet, language);
  const lines = [...rows.map(({ cells }) => cells), ...(sums && rows.length > 0 ? [sums] : [])];
  output.table(
    lines.map((cells: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(columns.map(({ name }, n) => [heads[n]!, cells[name] ?? (cells === sums ? '' : null)])),
    ),
    heads,
  );
}

/** What each room contributes, as tables: its figures that are not nothing, then its sheets with the first of their rows. */
function printParts(output: Output, parts: readonly RoomLedger[] = []): void {
  for (const { label, figures, rates, sheets } of parts) {
    const shown = [
      ...figures.filter(({ value }) => value !== 0 && value !== null),
      ...rates
        .filter(({ value }) => value !== null)
        .map(({ name, value, ...label }) => ({ name, label, value: percent(value) })),
    ];
    if (shown.length === 0 && sheets.every(({ total }) => total === 0)) continue;
    output.line('');
    output.line(`■ ${label[language]}`);
    if (shown.length > 0)
      output.table(
        shown.map(({ name, label: called, value }) => ({ figure: name, label: called?.[language] ?? '', value })),
        ['figure', 'label', 'value'],
      );
    for (const sheet of sheets.filter(({ total }) => total > 0)) {
      output.line('');
      output.line(tell(words.sheetOf, { name: sheet.label[language], rows: sheet.rows.length, total: sheet.total }));
      printSheet(output, sheet);
    }
  }
}

async function officeLedger(options: Options & { readonly from?: string; readonly to?: string }): Promise<void> {
  await withSession(options, 'read', async ({ ask, output }) => {
    const { from, to } = options;
    const query = Object.assign(new GetOfficeLedger(), { ...asOfOf(options), from, to });
    const found = ledgerIn(await ask<OfficeLedger>(query), language);
    if (options.json) return output.json(found);
    output.line(tell(words.officeLedgerOf, { at: output.time(found.asOf) }));
    printAccount(output, found);
    output.line('');
    output.table(
      found.communities.map(({ id: community, name, label, figures }) => ({
        id: community ?? '–',
        name: name ?? (label && told(label)),
        ...figures,
      })) as never,
      ['id', 'name', 'reported', 'filed', 'closed', 'open', 'overdue', 'noticesIssued', 'noticesAnswered'],
    );
    printParts(output, found.parts);
  });
}

type SheetOptions = Options & Partial<Record<'community' | 'site' | 'cursor', string>> & { readonly limit?: number };

/** A sheet by itself, page by page 台账. */
async function sheetVerb(sheet: string, options: SheetOptions): Promise<void> {
  await withSession(options, 'read', async ({ ask, output }) => {
    const { community: communityId, site: siteId, limit, cursor } = options;
    const asked = { ...asOfOf(options), sheet, communityId, siteId, limit, cursor };
    const found = sheetIn(await ask<ReadSheet>(Object.assign(new GetLedgerSheet(), asked)), language);
    if (options.json) return output.json(found);
    output.line(found.label[language]);
    output.line(tell(words.sheetBy, { unit: found.unit, basis: found.basis }));
    printSheet(output, found);
    more(found.next).forEach(output.line);
  });
}

type DeskOptions = Partial<Record<'department' | 'assignee', string>>;

/** What is with a department or a person, and how they keep time. */
async function deskLedger(options: Options & DeskOptions): Promise<void> {
  await withSession(options, 'read', async ({ ask, output }) => {
    const { department, assignee } = options;
    const query = Object.assign(new GetDeskLedger(), { ...asOfOf(options), department, assignee });
    const found = await ask<Account & { readonly asOf: string }>(query);
    if (options.json) return output.json(found);
    output.line(
      tell(words.ledgerOf, { name: [department, assignee].filter(Boolean).join(' '), at: output.time(found.asOf) }),
    );
    printAccount(output, found);
  });
}

async function ledger(
  of: 'office' | 'site' | 'community' | 'sheet' | 'desk',
  ledgerId: string | undefined,
  options: SheetOptions & DeskOptions & { readonly from?: string; readonly to?: string },
  command: Command,
): Promise<void> {
  if (of !== 'desk')
    for (const name of ['department', 'assignee'] as const)
      if (options[name] !== undefined) command.error(tell(words.goesWithDesk, { name }));
  if (of !== 'sheet')
    for (const name of ['community', 'site', 'limit', 'cursor'] as const)
      if (options[name] !== undefined) command.error(tell(words.goesWithSheet, { name }));
  if (of === 'office') {
    if (ledgerId !== undefined) command.error(told(words.oneOffice));
    return officeLedger(options);
  }
  if (of === 'desk') {
    if (ledgerId !== undefined || (options.department === undefined && options.assignee === undefined))
      command.error(told(words.whoseDesk));
    return deskLedger(options);
  }
  if (ledgerId === undefined) command.error(tell(words.whichLedger, { of: words[of] }));
  if (options.from !== undefined || options.to !== undefined) command.error(told(words.ofOfficeOnly));
  if (of === 'sheet') return sheetVerb(ledgerId, options);
  return placeLedger(of, ledgerId, options);
}

async function placeLedger(of: 'site' | 'community', ledgerId: string, options: Options): Promise<void> {
  await withSession(options, 'read', async ({ ask, output }) => {
    const moment = asOfOf(options);
    const query = of === 'site' ? new GetSiteLedger(ledgerId, moment) : new GetCommunityLedger(ledgerId, moment);
    const found = ledgerIn(await ask<SiteLedger | CommunityLedger>(query), language);
    if (options.json) return output.json(found);
    output.line(tell(words.ledgerOf, { name: found.name ?? '', at: output.time(found.asOf) }));
    if ('responsible' in found)
      found.responsible.forEach(({ role, person, from }) =>
        output.line(tell(words.responsible, { role: String(wordOf('role', role)), person, from: output.time(from) })),
      );
    printAccount(output, found);
    if ('notices' in found && found.notices.length > 0) {
      output.line('');
      output.table(found.notices as never, [
        'number',
        'recipient',
        'issuedAt',
        'dueAt',
        'servedAt',
        'answeredAt',
        'overdue',
      ]);
    }
    if ('sites' in found && found.sites.length > 0) {
      output.line('');
      output.table(found.sites as never, [
        'siteId',
        'name',
        'kind',
        'visits',
        'reported',
        'open',
        'overdue',
        'noticesIssued',
        'noticesAnswered',
      ]);
    }
    printParts(output, found.parts);
  });
}

async function history(of: 'site' | 'community' | 'case', historyId: string, options: Options): Promise<void> {
  await withSession(options, 'read', async ({ ask, output }) => {
    const moment = asOfOf(options);
    const events =
      of === 'case'
        ? await ask<StoredEvent[]>(new GetRecordHistory(of, historyId, moment))
        : (await ask<Past>(new GetHistory(of, historyId, moment))).events;
    if (options.json) return output.json(events);
    const rows = events.map((event) => ({
      occurredAt: event.metadata.occurredAt,
      recordedAt: event.recordedAt,
      what: whatHappened(event.type),
      type: event.type,
      actor: event.metadata.actor,
      stream: event.stream,
      detail: detailOf(event, output.time),
    }));
    output.table(rows, ['occurredAt', 'recordedAt', 'what', 'type', 'actor', 'stream', 'detail']);
  });
}

async function indicators(options: IndicatorOptions, command: Command): Promise<void> {
  await withSession(options, 'read', async ({ ask, output }) => {
    const { from, to, by, figure, id: groupId, limit, cursor } = options;
    if (figure === undefined)
      for (const name of ['id', 'limit', 'cursor'] as const)
        if (options[name] !== undefined) command.error(tell(words.goesWithFigure, { name }));
    const fields = { ...asOfOf(options), from, to, by };
    if (figure !== undefined) {
      const drilled = Object.assign(new DrillDown(), { ...fields, figure, id: groupId, limit, cursor });
      const page = await drilledWhole<DrilledPage>(drilled, ask);
      if (options.json) return output.json(page);
      output.table(
        page.cases as never,
        ['caseId', 'number', 'amount', 'status', 'category', 'reportedAt', 'dueAt', 'closedAt'],
        ownWordsOf('case'),
      );
      output.line(tell(words.inAll, { total: page.total }));
      return more(page.next).forEach(output.line);
    }
    const rows: GroupRow[] = await ask(Object.assign(new GetIndicators(), fields));
    if (options.json) return output.json(rows);
    const named = (row: GroupRow, name: string) => percent(row.indicators.find((i) => i.name === name)!.value);
    output.table(
      rows.map((row) => ({ ...row, closure: named(row, 'closure'), onTimeClosure: named(row, 'onTimeClosure') })),
      [
        'id',
        'name',
        'reported',
        'filed',
        'voided',
        'closed',
        'open',
        'closedInTime',
        'closedLate',
        'closedWithoutDeadline',
        'closure',
        'onTimeClosure',
      ],
    );
  });
}

export function addLedgerVerbs(program: Command): void {
  asOf(paged(program.command('ledger').description(told(help.theAccountabilityLedger))))
    .addArgument(new Argument('<of>', told(help.ofWhat)).choices(['office', 'site', 'community', 'sheet', 'desk']))
    .argument('[id]', told(help.itsIdOrNone), id)
    .option('--from <day>', told(help.officeReportedFrom), day)
    .option('--to <day>', told(help.officeReportedTo), day)
    .option('--community <id>', told(help.sheetOfCommunity), id)
    .option('--site <id>', told(help.sheetOfSite), id)
    .option('--department <name>', told(help.ledgerOfDepartment))
    .option('--assignee <name>', told(help.ledgerOfAssignee))
    .action(ledger);
  asOf(common(program.command('history').description(told(help.theEventsInOrder))))
    .addArgument(new Argument('<of>', told(help.ofWhat)).choices(['site', 'community', 'case']))
    .argument('<id>', told(help.itsId), id)
    .action(history);
  asOf(paged(program.command('indicators').description(told(help.figuresOfTheCasesReported))))
    .option('--from <day>', told(help.firstDay), day)
    .option('--to <day>', told(help.lastDayInclusive), day)
    .addOption(
      new Option('--by <group>', told(help.howToGroup))
        .choices(['community', 'site', 'department', 'person', 'category', 'source', 'month'])
        .default('community'),
    )
    .option('--figure <name>', told(help.listTheCasesThatThis))
    .option('--id <id>', told(help.withFigureOfThisGroup))
    .action(indicators);
}
