import type { Service } from './service.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: { readonly enum?: readonly string[]; readonly items?: { readonly enum?: readonly string[] } };
}
interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } }>>;
}

export interface Told {
  readonly status: number;
  readonly body: unknown;
}

/** Of a year that was played; what else a query must have it says by its own values. */
const ASKED: Readonly<Record<string, string>> = {
  year: '2018',
  occurredUntil: '2018-09-30T23:59:59+08:00',
  search: '明',
  department: '综合执法中队',
  limit: '7',
};
const SPAN = [
  ['from', '2018-04-01'],
  ['to', '2018-10-01'],
] as const;
/** So many ids of a kind, and values of a choice, are asked about. */
const [MOST_IDS, MOST_VALUES] = [2, 6];
const AT_ONCE = 4;
/** Of a process and its moment, or no JSON; the archive of a folder names positions, of which each log has its own. */
const isApart = (path: string) => !path.startsWith('/api/') || /^\/api\/docs|\/(?:replay|folder)$/.test(path);
/** What each log has of its own, and what is told of the moment of the question. */
const OWN = new Set(['position', 'asOf', 'basis', 'next', 'cursor']);

/**
 * What a service answers to every route that asks: plainly, and with each parameter that has a value here or a choice of
 * them; records by the ids that lists gave. Two services with the same events answer the same.
 * @param heard gets each answer as it is, with its route
 */
export async function everyAnswer(
  service: Service,
  heard: (route: string, body: unknown) => void = () => undefined,
): Promise<ReadonlyMap<string, Told>> {
  const { body: document } = await service.get<OpenApi>('/api/docs/openapi.json');
  const ids = new Map<string, Set<string>>();
  const answers = new Map<string, Told>();
  const ask = async (path: string, route: string): Promise<void> => {
    const { status, body } = await service.get<unknown>(path);
    if (status === 200) heard(route, body);
    note(body, ids);
    const { at: _asked, ...rest } = Array.isArray(body) ? { body } : (body as { readonly at?: string });
    answers.set(path, { status, body: withoutOwn(rest) });
  };
  const routes = Object.entries(document.paths).flatMap(([path, { get }]) =>
    get && !isApart(path) ? [[path, get]] : [],
  );
  const sorted = (routes as [string, { parameters?: readonly Parameter[] }][]).sort(
    ([a], [b]) => a.split('{').length - b.split('{').length,
  );
  for (const [path, { parameters = [] }] of sorted) {
    const queries = queriesOf(parameters.filter((one) => one.in === 'query'));
    const paths = filled(path, ids);
    await inTurns(
      paths.flatMap((one) => queries.map((query) => `${one}${query && `?${query}`}`)),
      (one) => ask(one, path),
    );
  }
  return answers;
}

function queriesOf(parameters: readonly Parameter[]): string[] {
  const valuesOf = ({ name, schema }: Parameter) =>
    ASKED[name] === undefined ? (schema?.enum ?? schema?.items?.enum ?? []).slice(0, MOST_VALUES) : [ASKED[name]];
  const needed = parameters.filter(({ required }) => required);
  const base = needed.map((one): [string, string] => [one.name, valuesOf(one)[0] ?? '1']);
  const more = parameters.flatMap((one) => valuesOf(one).map((value): [string, string] => [one.name, value]));
  const span = SPAN.filter(([name]) => parameters.some((one) => one.name === name)).map(([...one]) => one);
  const all = [base, [...base, ...span], ...more.map((one) => [...base.filter(([name]) => name !== one[0]), one])];
  return [...new Set(all.map((query) => new URLSearchParams(query).toString()))];
}

/** The path with ids that were seen; none where a list gave none. */
function filled(path: string, ids: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (name === undefined) return [path];
  const seen = [...(ids.get(name) ?? [])].sort().slice(0, MOST_IDS);
  return seen.flatMap((id) => filled(path.replace(`{${name}}`, encodeURIComponent(id)), ids));
}

function note(value: unknown, ids: Map<string, Set<string>>): void {
  if (value === null || typeof value !== 'object') return;
  for (const [name, field] of Object.entries(value)) {
    if (typeof field === 'string' && name.endsWith('Id')) ids.set(name, (ids.get(name) ?? new Set()).add(field));
    else note(field, ids);
  }
}

function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwn);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([name]) => !OWN.has(name));
  return Object.fromEntries(kept.map(([name, field]) => [name, withoutOwn(field)]));
}

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
