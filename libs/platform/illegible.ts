/** What was stored in a shape that says nothing, by its path in the data: it reads as nothing, and this tells of it. */
export interface Illegible {
  readonly illegible?: string[];
}

type Data = Record<string, unknown>;

/** A list without the items that are none, and the paths of those. */
function legibleItems(
  list: unknown,
  path: string,
  isItem: (item: unknown) => boolean,
): { readonly items: unknown[] | undefined; readonly lost: readonly string[] } {
  if (list === undefined) return { items: undefined, lost: [] };
  if (!Array.isArray(list)) return { items: undefined, lost: [path] };
  const lost = list.flatMap((item, n) => (isItem(item) ? [] : [`${path}.${n}`]));
  return { items: lost.length === 0 ? list : list.filter(isItem), lost };
}

/** Evidence, as every version has stored it where it stored one file an item. */
function isFile(item: unknown): boolean {
  return typeof item === 'object' && item !== null && typeof (item as Data)['sha256'] === 'string';
}

const isProblem = (item: unknown) => typeof (item as Data | null)?.['description'] === 'string';

/**
 * From version 1 of an event to version 2. Version 1 took lists inside lists: a file inside a list inside the list of
 * files was stored so.
 */
export function withLegibleFiles(...fields: readonly string[]): (data: Data) => Data {
  return (data) => {
    const read = fields.map((field) => ({ field, ...legibleItems(data[field], field, isFile) }));
    return withLost(
      data,
      Object.fromEntries(read.map(({ field, items }) => [field, items])),
      read.flatMap(({ lost }) => lost),
    );
  };
}

/** From version 1 to version 2 where the list is of problems: one inside a list of its own was stored as nothing but an id. */
export function withLegibleProblems(field: string): (data: Data) => Data {
  return (data) => {
    const { items = [], lost } = legibleItems(data[field], field, isProblem);
    const lostFiles: string[] = [];
    const problems = (items as Data[]).map((problem) => {
      const files = legibleItems(problem['evidence'], 'evidence', isFile);
      if (files.lost.length === 0) return problem;
      const index = (data[field] as unknown[]).indexOf(problem);
      lostFiles.push(...files.lost.map((path) => `${field}.${index}.${path}`));
      return { ...problem, evidence: files.items };
    });
    return withLost(data, { [field]: problems }, [...lost, ...lostFiles]);
  };
}

/** Where nothing was lost the data are as they were. */
function withLost(data: Data, legible: Data, lost: readonly string[]): Data {
  return lost.length === 0 ? data : { ...data, ...legible, illegible: lost };
}
