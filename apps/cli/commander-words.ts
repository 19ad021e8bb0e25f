import type { Argument, HelpConfiguration, Option } from 'commander';
import { listed, say, type Sentence } from '#event-sourcing';
import { commanderWords as words } from './commander.glossary.js';
import { tell, told } from './language.js';
import { help } from './help.glossary.js';
import { widthOf } from './output.js';

/** How commander says it, and what we say for it; its parts have the names of our places. */
const SAID: readonly (readonly [RegExp, Sentence])[] = [
  [/^error: unknown option '(?<option>[^]*?)'$/, words.unknownOption],
  [/^error: unknown command '(?<command>[^]*?)'$/, words.unknownCommand],
  [/^error: missing required argument '(?<name>[^]*?)'$/, words.missingArgument],
  [/^error: option '(?<option>[^']*)' argument missing$/, words.missingValue],
  [/^error: required option '(?<option>[^']*)' not specified$/, words.missingOption],
  [/^error: option '(?<option>[^']*)' argument '(?<value>[^]*)' is invalid\. (?<why>[^]*)$/, words.badOption],
  [
    /^error: command-argument value '(?<value>[^]*)' is invalid for argument '(?<name>[^']*)'\. (?<why>[^]*)$/,
    words.badArgument,
  ],
  [
    /^error: too many arguments(?: for '[^']*')?\. Expected (?<expected>\d+) arguments? but got (?<found>\d+): (?<args>[^]*)\.$/,
    words.tooMany,
  ],
];

const CHOICES = /^Allowed choices are ([^]*)\.$/;
const MEANT = /\n\(Did you mean (?:one of )?(?<names>[^]*)\?\)$/;

/** An error of commander in the language of this run; what is ours already stays. */
export function commanderError(text: string): string {
  const line = text.trimEnd();
  const names = MEANT.exec(line)?.groups?.['names'];
  const error = line.replace(MEANT, '');
  for (const [pattern, sentence] of SAID) {
    const parts = pattern.exec(error)?.groups;
    if (parts?.['why'])
      parts['why'] = parts['why'].replace(CHOICES, (_, choices: string) => tell(words.choices, { choices }));
    if (parts) return `${tell(sentence, parts)}${names === undefined ? '' : tell(words.didYouMean, { names })}\n`;
  }
  return text;
}

const quoted = (values: readonly string[]) => listed(values.map((value) => JSON.stringify(value)));

/** What an option or argument is for, what it may be, and what it is unless told. */
function described({ description, argChoices, defaultValue }: Option | Argument, showsDefault: boolean): string {
  const facts = [
    ...(argChoices ? [say(words.choicesOf, { choices: quoted(argChoices) })] : []),
    ...(showsDefault && defaultValue !== undefined
      ? [say(words.defaultOf, { value: JSON.stringify(defaultValue) })]
      : []),
  ];
  return facts.length === 0 ? description : `${description}${tell(words.inBrackets, { facts: listed(facts) })}`;
}

const inOurPlaces = (usage: string) =>
  usage.replace('[options]', told(words.optionsPlace)).replace('[command]', told(words.commandPlace));

const TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  [help.usage, help.options, help.commands, help.arguments].map((title) => [title.en, told(title)]),
);

/** The help of commander in the language of this run. */
export const helpInWords: HelpConfiguration = {
  sortSubcommands: false,
  styleTitle: (title) => TITLES[title] ?? title,
  displayWidth: widthOf,
  styleUsage: inOurPlaces,
  styleSubcommandTerm: inOurPlaces,
  optionDescription: (option) => described(option, option.required || option.optional),
  argumentDescription: (argument) => described(argument, true),
};
