import type { OpenAPIObject } from '@nestjs/swagger';
import { INSTANT_EXAMPLE, kebab } from '#platform';
import type { Schema, Schemas } from './openapi-schemas.js';

/** What a value is shown as: by its field, else by the kind of text that it is. */
const BY_FIELD: Readonly<Record<string, string | number>> = {
  authority: '区政务服务局',
  basis: '《大气污染防治法》第六十九条',
  campaign: '大气污染防治',
  category: '裸土未覆盖',
  command: 'register',
  contractor: '第一市政公司',
  creditCode: '91330106MA2AX3JX53',
  department: '城管科',
  description: '工地东侧裸土未覆盖，约二十平方米。',
  documentNumber: '明湖办〔2018〕1号',
  edition: '第三届',
  endsAt: '明湖桥',
  externalNumber: '2018060100012',
  facts: '施工现场裸土未覆盖，未采取防尘措施。',
  field: 'occurredAt',
  figure: 'patrols.made',
  function: '图书阅览',
  item: '环境卫生',
  kind: 'community',
  lab: '市环境监测站',
  location: '东门北侧约五十米',
  matter: '加装路灯',
  measure: '覆盖防尘网',
  mediaType: 'image/jpeg',
  month: '2018-06',
  name: '明湖花园',
  no: '1号点',
  number: '明湖〔2018〕1号',
  place: '街道会议室',
  pointNo: '1号点',
  reason: '现场核实，情况有变。',
  recipient: '第一建筑公司',
  recordKind: 'patrol',
  rubricVersion: '2018-1',
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  spot: '东街口',
  startsAt: '明湖路口',
  theme: '背街小巷整治',
  title: '三月集中整治',
  unit: '城管科',
  value: INSTANT_EXAMPLE,
  veto: '出售假冒伪劣商品',
  year: 2018,
};
const BY_KIND: readonly (readonly [of: RegExp, text: string])[] = [
  [/^Name\d/, '李明'],
  [/^Line\d/, '明湖社区公告栏'],
  [/^LongText\d/, '已通知现场负责人，三日内整改。'],
  [/^FileName\d/, '现场照片.jpg'],
];
/** What ends, ends later than it begins. */
const END = '2018-06-01T11:30:00+08:00';

const nameOf = (schema: Schema) => /(\w+)$/.exec(String(schema['$ref'] ?? ''))?.[1];

const isId = ({ pattern }: Schema, schemas: Schemas) => pattern === schemas['SiteId']!['pattern'];

/** Names what it is of: `site-1`. */
const idLike = (name: string) => `${kebab(name.replace(/Id$/, ''))}-1`;

const textLike = (name: string | undefined) => BY_KIND.find(([of]) => name !== undefined && of.test(name))?.[1];

/** What the schema asks for and no more; of several that it takes, the first. */
function exampleOf(field: string, schema: Schema, schemas: Schemas): unknown {
  const name = nameOf(schema);
  const of = name === undefined ? schema : schemas[name]!;
  if (field === 'to' && of['format'] === 'date-time') return END;
  const example = (schema['example'] ?? of['example']) as unknown;
  if (example !== undefined) return example;
  if (of['enum']) return (of['enum'] as unknown[])[0];
  const known = BY_FIELD[field];
  if (known !== undefined && of['type'] === (typeof known === 'number' ? 'integer' : 'string')) return known;
  if (of['type'] === 'boolean') return true;
  if (of['type'] === 'integer') return of['default'] ?? Math.max(1, Number(of['minimum'] ?? 1));
  if (of['type'] === 'array') {
    const item: unknown = exampleOf(field.replace(/s$/, ''), of['items'] as Schema, schemas);
    return Array.from({ length: Math.max(1, Number(of['minItems'] ?? 0)) }, () => item);
  }
  if (isId(of, schemas)) return idLike(name ?? field);
  if (of['type'] === 'string' && field.endsWith('Id')) return idLike(field);
  if (of['type'] !== 'object') return textLike(name);
  const properties = (of['properties'] ?? {}) as Schemas;
  const choices = (of['oneOf'] ?? of['anyOf'] ?? []) as { required: string[] }[];
  const wanted = [...((of['required'] ?? []) as string[]), ...(choices[0]?.required ?? [])];
  return Object.fromEntries(wanted.map((one) => [one, exampleOf(one, properties[one]!, schemas)]));
}

/** Shows each body as a client could send it, and what an id of each kind looks like. */
export function showExamples(document: OpenAPIObject, schemas: Schemas): void {
  for (const [name, schema] of Object.entries(schemas)) if (isId(schema, schemas)) schema['example'] ??= idLike(name);
  for (const { post } of Object.values(document.paths)) {
    const { content } = (post?.requestBody ?? { content: {} }) as { content: Record<string, { schema: Schema }> };
    for (const body of Object.values(content)) Object.assign(body, { example: exampleOf('', body.schema, schemas) });
  }
}
