import { Command } from 'commander';
import { commanderError, helpInWords } from './commander-words.js';
import { addCaseVerbs } from './verbs/cases.js';
import { addDeadlineVerb } from './verbs/deadlines.js';
import { addDeskVerb } from './verbs/desk.js';
import { addDemoVerb } from './verbs/demo.js';
import { addFiguresVerb } from './verbs/figures.js';
import { addFolderVerb } from './verbs/folder.js';
import { addImportVerb } from './verbs/import.js';
import { addLedgerVerbs } from './verbs/ledgers.js';
import { addLogVerbs } from './verbs/log.js';
import { addRoomVerbs } from './verbs/rooms.js';
import { addTableVerb } from './verbs/tables.js';
import { addSubjectVerb } from './verbs/subject.js';
import { addSettingsVerb } from './verbs/settings.js';
import { addServeVerb } from './verbs/serve.js';
import { spokenLanguage } from './verbs/options.js';
import { help } from './help.glossary.js';
import { told } from './language.js';

/** All verbs of the command line, in the language of this run. */
export function zerenProgram(): Command {
  const program = new Command('zeren')
    .description(told(help.eventSourcedCaseManagementAnd))
    .version('0.1.0', '-V, --version', told(help.version))
    .showHelpAfterError(told(help.zerenHelpListsTheVerbs))
    .configureHelp(helpInWords)
    .configureOutput({ outputError: (text, write) => write(commanderError(text)) })
    .helpOption('-h, --help', told(help.helpOption))
    .helpCommand('help [command]', told(help.helpOption))
    .option('--lang <language>', told(help.languageOf), spokenLanguage);

  addServeVerb(program);
  addDemoVerb(program);
  addImportVerb(program);
  addCaseVerbs(program);
  addDeskVerb(program);
  addRoomVerbs(program);
  addDeadlineVerb(program);
  addLedgerVerbs(program);
  addTableVerb(program);
  addFiguresVerb(program);
  addFolderVerb(program);
  addSubjectVerb(program);
  addLogVerbs(program);
  addSettingsVerb(program);
  return program;
}
