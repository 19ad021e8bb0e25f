import { words } from '../cli.glossary.js';
import type { Command } from 'commander';
import { ListAffectedDeadlines, MoveDeadline, type AffectedDeadline } from '#cases';
import { SYSTEM } from '#platform';
import { withSession, type CommonOptions, type Session } from '../session.js';
import { help } from '../help.glossary.js';
import { told } from '../language.js';
import { common } from './options.js';

interface DeadlineOptions extends CommonOptions {
  readonly affected?: boolean;
  readonly move?: boolean;
  readonly reason?: string;
}

const COLUMNS = ['caseId', 'number', 'department', 'kind', 'ordered', 'due', 'moved'];

function show({ output }: Session, affected: AffectedDeadline[], json: boolean | undefined, counted: string): void {
  if (json) return output.json({ deadlines: affected });
  if (affected.length > 0) output.table(affected as never, COLUMNS);
  output.line(`${counted}: ${affected.length}`);
}

async function moveAll({ sender, origin }: Session, affected: readonly AffectedDeadline[], reason: string) {
  const moved: AffectedDeadline[] = [];
  for (const deadline of affected) {
    const { caseId, deadlineId, due, moved: to } = deadline;
    const command = Object.assign(new MoveDeadline(), { deadlineId, reason });
    const idempotencyKey = `${SYSTEM}move:${caseId}/${deadlineId}/${due}/${to}`;
    const { events } = await sender.send(command, caseId, { ...origin, idempotencyKey });
    if (events.length > 0) moved.push(deadline);
  }
  return moved;
}

async function deadlinesVerb({ affected, move, reason, ...options }: DeadlineOptions, command: Command): Promise<void> {
  if (!affected === !move) command.error(told(words.affectedOrMove));
  if (move && reason === undefined) command.error(told(words.moveReason));
  await withSession(options, move ? 'write' : 'read', async (session) => {
    const found: AffectedDeadline[] = await session.ask(new ListAffectedDeadlines());
    if (!move) return show(session, found, options.json, told(words.deadlinesElsewhere));
    show(session, await moveAll(session, found, reason!), options.json, told(words.deadlinesMoved));
  });
}

export function addDeadlineVerb(program: Command): void {
  common(program.command('deadlines').description(told(help.deadlinesThatWereOrderedAs)))
    .option('--affected', told(help.listThem))
    .option('--move', told(help.moveThemEachByAn))
    .option('--reason <text>', told(help.withMoveWhatHasChanged))
    .option('--actor <name>', told(help.whoMovesThemDefaultZeren))
    .action(deadlinesVerb);
}
