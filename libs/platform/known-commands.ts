import type { CommandClass, Rule, Sentence, WithStatus } from '#event-sourcing';
import type { RoomContext } from './aggregate-executor.js';
import type { Kind } from './kinds.js';

/** A command as whoever types or sends it by its name finds it. */
export interface KnownCommand {
  /** Short, among the commands of its kind: `check` of CheckVenue. */
  readonly verb: string;
  readonly command: CommandClass;
  /** It may begin one. */
  readonly creates: boolean;
  /** When it is allowed. */
  readonly because: Sentence;
}

const kebab = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();

/** The command's name without the words that name the kind: CheckVenue of a `venue` is `check`. */
export function verbOf(kind: string, name: string): string {
  const words = kebab(name).split('-');
  const wanted = kind.replaceAll('-', '');
  for (let first = 1; first < words.length; first += 1)
    for (let end = first + 1; end <= words.length; end += 1)
      if (words.slice(first, end).join('') === wanted) return [...words.slice(0, first), ...words.slice(end)].join('-');
  return words.join('-');
}

/** What a person may ask of a kind of things, by its rule book. What waits for a second person has a route of its own. */
export function commandsOf({ aggregate }: Pick<Kind, 'aggregate'>): KnownCommand[] {
  const own = new Set(aggregate.rules.commands);
  return [...aggregate.rules].flatMap((entry) => {
    const [command, rule] = entry as readonly [CommandClass, Rule<WithStatus, never, RoomContext>];
    const { creates = false, isInternal, because } = rule;
    return isInternal || !own.has(command)
      ? []
      : [{ verb: verbOf(aggregate.stream, command.name), command, creates, because }];
  });
}

/** By its verb, or by its name: `check`, `check-venue`, `CheckVenue`. */
export function commandNamed(kind: Pick<Kind, 'aggregate'>, name: string): KnownCommand | undefined {
  return commandsOf(kind).find(
    ({ verb, command }) => verb === name || command.name === name || kebab(command.name) === name,
  );
}
