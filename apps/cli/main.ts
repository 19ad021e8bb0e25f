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
import { addSubjectVerb } from './verbs/subject.js';
import { addSettingsVerb } from './verbs/settings.js';
import { help } from './help.glossary.js';
import { told } from './language.js';
import { addServeVerb } from './verbs/serve.js';

const titles: Readonly<Record<string, string>> = Object.fromEntries(
  [help.usage, help.options, help.commands, help.arguments].map((title) => [title.en, told(title)]),
);

const program = new Command('zeren')
  .description(told(help.eventSourcedCaseManagementAnd))
  .version('0.1.0', '-V, --version', told(help.version))
  .showHelpAfterError(told(help.zerenHelpListsTheVerbs))
  .configureHelp({ sortSubcommands: false, styleTitle: (title) => titles[title] ?? title })
  .helpOption('-h, --help', told(help.helpOption))
  .helpCommand('help [command]', told(help.helpOption))
  .option('--lang <language>', told(help.languageOf));

addServeVerb(program);
addDemoVerb(program);
addImportVerb(program);
addCaseVerbs(program);
addDeskVerb(program);
addRoomVerbs(program);
addDeadlineVerb(program);
addLedgerVerbs(program);
addFiguresVerb(program);
addSubjectVerb(program);
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
