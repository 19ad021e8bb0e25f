import { Command } from 'commander';
import { tellFailure } from '#office';
import { printableLines } from '#platform';
import { sentenceOf } from './errors.js';
import { addCaseVerbs } from './verbs/cases.js';
import { addDeadlineVerb } from './verbs/deadlines.js';
import { addDeskVerb } from './verbs/desk.js';
import { addDemoVerb } from './verbs/demo.js';
import { addFiguresVerb } from './verbs/figures.js';
import { addImportVerb } from './verbs/import.js';
import { addLedgerVerbs } from './verbs/ledgers.js';
import { addLogVerbs } from './verbs/log.js';
import { addRoomVerbs } from './verbs/rooms.js';
import { addSettingsVerb } from './verbs/settings.js';
import { addServeVerb } from './verbs/serve.js';

const program = new Command('zeren')
  .description('责任 — event-sourced case management and accountability ledgers')
  .version('0.1.0')
  .showHelpAfterError('(zeren --help lists the verbs)')
  .configureHelp({ sortSubcommands: false });

addServeVerb(program);
addDemoVerb(program);
addImportVerb(program);
addCaseVerbs(program);
addDeskVerb(program);
addRoomVerbs(program);
addDeadlineVerb(program);
addLedgerVerbs(program);
addFiguresVerb(program);
addLogVerbs(program);
addSettingsVerb(program);

// Whoever reads through a pipe may stop early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`zeren: standard output: ${printableLines(sentenceOf(error))}\n`);
  process.exit(1);
});

try {
  await program.parseAsync();
} catch (error) {
  tellFailure('all', printableLines(sentenceOf(error)));
  process.exitCode = 1;
}
