import type { YAMLMap } from 'yaml';
import { eitherOf, say } from '#event-sourcing';
import type { Register, RegisterField } from '#platform';
import { mappingWords as words } from '../imports.glossary.js';
import { fileKeys, parseFileMapping, type FieldShape, type FileMapping } from '../values/file-mapping.js';
import { readYaml, type KeyReader } from '../values/key-reader.js';
import { storedCell } from '../values/texts.js';

/**
 * How a list of an office is to be read: as the file of cases, YAML or JSON, with the columns of its register; and
 * `values`, by field: what a word of the file stands for, where the register does not know the word itself.
 */
export interface RegisterMapping extends FileMapping<string> {
  readonly values: Readonly<Partial<Record<string, ReadonlyMap<string, string>>>>;
}

export const isDated = ({ holds }: RegisterField) => holds === 'day' || holds === 'moment';
export const choicesOf = ({ holds }: RegisterField) =>
  typeof holds === 'object' && 'oneOf' in holds ? holds.oneOf : undefined;

/** Several columns may hold a text, which is joined, or a moment: its day and its time. */
function shapeOf({ fields }: Register): FieldShape<string> {
  const names = Object.keys(fields);
  return {
    // What a row needs the mapping may say once for all rows.
    fields: Object.fromEntries(
      names.map((name) => [name, isDated(fields[name]!) || fields[name]!.holds === 'line' ? 'several' : 'optional']),
    ),
    dates: names.filter((name) => isDated(fields[name]!)),
    defaults: names.filter((name) => name !== 'updatedAt'),
  };
}

/** @throws InvalidMapping that names every fault with its key and line */
export function parseRegisterMapping(text: string, register: Register, name = 'file'): RegisterMapping {
  return readYaml(text, name, (reader, root) => read(reader, root, register));
}

function read(reader: KeyReader, root: YAMLMap, register: Register): RegisterMapping {
  const top = reader.map(root, '', [...fileKeys, 'values']);
  const file = parseFileMapping<string>(reader, top, shapeOf(register));
  const { columns, defaults } = file;
  const isSaid = (field: string) => columns[field] !== undefined || defaults[field] !== undefined;
  for (const [field, { needed, label }] of Object.entries(register.fields))
    if (needed && !isSaid(field)) reader.problems.push(say(words.needed, { field, label }));
  if (!register.keys.some((key) => key.every(isSaid)))
    reader.problems.push(say(words.knownBy, { keys: eitherOf(register.keys.map((key) => key.join(' + '))) }));

  const choosing = Object.keys(register.fields).filter((field) => choicesOf(register.fields[field]!));
  const values: Record<string, ReadonlyMap<string, string>> = {};
  for (const [field, part] of reader.part(top, 'values', choosing)) {
    const words = [...reader.part(new Map([[field, part]]), field)];
    const allowed = Object.keys(choicesOf(register.fields[field]!)!);
    values[field] = new Map(words.map(([word, value]) => [storedCell('line', word), reader.oneOf(value, allowed)]));
  }
  return { ...file, values };
}
