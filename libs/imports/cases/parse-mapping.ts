import { say } from '#event-sourcing';
import { mappingWords as words } from '../imports.glossary.js';
import { fileKeys, parseFileMapping } from '../values/file-mapping.js';
import { storedCell } from '../values/texts.js';
import { readYaml, type KeyReader } from '../values/key-reader.js';
import type { YAMLMap } from 'yaml';
import { caseShape, flagged, type Field, outcomes, type Mapping, type Outcome } from './mapping.js';

const KEYS = [...fileKeys, 'due', 'filed', 'dispatched', 'statuses', 'flags', 'undatedEnd', 'numberRepeated'] as const;

/** @throws InvalidMapping that names every fault with its key and line */
export function parseMapping(text: string, name = 'file'): Mapping {
  return readYaml(text, name, read);
}

function read(reader: KeyReader, root: YAMLMap): Mapping {
  const top = reader.map(root, '', KEYS);
  const file = parseFileMapping<Field>(reader, top, caseShape);
  const { columns, defaults } = file;

  const statuses = new Map<string, Outcome>();
  for (const [status, value] of reader.part(top, 'statuses', undefined, columns.status ? 'required' : undefined))
    statuses.set(storedCell('line', status), reader.oneOf(value, outcomes));
  if (statuses.size > 0 && !columns.status) reader.problems.push(words.statusColumn);
  const flags: Mapping['flags'] = Object.fromEntries(
    [...reader.part(top, 'flags', flagged)].map(([outcome, value]) => [outcome, reader.texts(value)]),
  );
  const hasFlags = Object.keys(flags).length > 0;
  if (hasFlags && columns.status) reader.problems.push(words.flagsOrStatus);
  if (!hasFlags && !columns.status && !columns.closedAt) reader.problems.push(words.noEnd);
  if (!columns.category && defaults.category === undefined) reader.problems.push(words.noCategory);
  if (columns.dueAt && !top.has('due')) reader.problems.push(words.noDue);

  const step = (name: 'filed' | 'dispatched'): Mapping['filed'] => {
    const when = reader.optional<Mapping['filed']>(
      top,
      name,
      (value) => reader.oneOf(value, ['reported', 'column']),
      'reported',
    );
    if ((when === 'column') !== (columns[`${name}At`] !== undefined))
      reader.problems.push(say(when === 'column' ? words.nameColumn : words.sayColumn, { name }));
    return when;
  };
  const choice = <T extends string>(key: (typeof KEYS)[number], choices: readonly T[]) => {
    const value = top.get(key);
    return value ? { [key]: reader.oneOf(value, choices) } : {};
  };
  return {
    ...file,
    due: reader.optional(top, 'due', (value) => reader.oneOf(value, ['day', 'instant', 'detect']), 'day'),
    filed: step('filed'),
    dispatched: step('dispatched'),
    statuses,
    ...(hasFlags ? { flags } : {}),
    ...choice('undatedEnd', ['reject', 'import', 'reported']),
    ...choice('numberRepeated', ['reject', 'later']),
  };
}
