import type { AnyAggregate, CommandClass, Rule, Sentence, WithStatus } from '#event-sourcing';
import type { RoomContext } from './aggregate-executor.js';

/** A command as whoever types or sends it by its name finds it. */
export interface KnownCommand {
  /** As its route ends, where that has a name: `check` of `POST /api/venues/{venueId}/check`. */
  readonly verb: string;
  readonly command: CommandClass;
  /** It may begin one. */
  readonly creates: boolean;
  /** When it is allowed. */
  readonly because: Sentence;
}

/** Commands by their names: of a kind of records, or of what is decided on in records of other kinds. */
export interface CommandSet {
  readonly kind: string;
  readonly what: Sentence;
  readonly commands: readonly KnownCommand[];
}

/** As it is typed: `fieldNames` is `field-names`. */
export const kebab = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();

/** The command's name without the words that name the kind: SetVenueProfile of a `venue` is `set-profile`. */
export function verbOf(kind: string, name: string): string {
  const words = kebab(name).split('-');
  const wanted = kind.replaceAll('-', '');
  for (let first = 1; first < words.length; first += 1)
    for (let end = first + 1; end <= words.length; end += 1)
      if (words.slice(first, end).join('') === wanted) return [...words.slice(0, first), ...words.slice(end)].join('-');
  return words.join('-');
}

/** What a kind of records says of its commands. */
interface Named {
  readonly aggregate: AnyAggregate;
  readonly verbs?: ReadonlyMap<string, string>;
}

/** What a person may ask of a kind of things, by its rule book. What waits for a second person has a route of its own. */
function commandsOf({ aggregate, verbs }: Named): KnownCommand[] {
  const own = new Set(aggregate.rules.commands);
  return [...aggregate.rules].flatMap((entry) => {
    const [command, rule] = entry as readonly [CommandClass, Rule<WithStatus, never, RoomContext>];
    const { creates = false, isInternal, because } = rule;
    if (isInternal || !own.has(command)) return [];
    const verb = verbs?.get(command.name) ?? verbOf(aggregate.stream, command.name);
    return [{ verb, command, creates, because }];
  });
}

export const commandSetOf = (kind: Named): CommandSet => ({
  kind: kind.aggregate.stream,
  what: kind.aggregate.rules.what,
  commands: commandsOf(kind),
});

/** By its verb, or by the name that records say it is possible by: `check`, `CheckVenue`. */
export function commandNamed({ commands }: CommandSet, name: string): KnownCommand | undefined {
  return commands.find(({ verb, command }) => verb === name || command.name === name);
}

/** What was once said otherwise than its route does, where nothing else is called so now. */
export function commandOnceNamed({ kind, commands }: CommandSet, name: string): KnownCommand | undefined {
  return commands.find(({ command }) => verbOf(kind, command.name) === name || kebab(command.name) === name);
}
