import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Sentence } from '#event-sourcing';
import { figuresIn } from '#ledgers';
import {
  CommunityLedger,
  DeskLedger,
  DrilledPage,
  ledgerParts,
  OfficeLedger,
  roomParts,
  rooms,
  SiteLedger,
} from '#office';
import { Appeal, Deadline, Extension, Notice, Supervision } from '#cases';
import {
  commandLabel,
  CONFIG,
  IDEMPOTENCY_KEY_PATTERN,
  IF_MATCH_PATTERN,
  POSITION_PATTERN,
  type ZerenConfig,
} from '#platform';
import { describeAnswers, problems, problemSchema } from './openapi-answers.js';
import { showExamples } from './openapi-examples.js';
import { byName, closeBodies, nameAnswers, nameChoices, type Schema, type Schemas } from './openapi-schemas.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number] & { name: string; in: string; schema: Schema };

const header = (name: string, required: boolean, description: string, schema: object = {}) =>
  ({ name, in: 'header', required, description, schema: { type: 'string', ...schema } }) as Parameter;

/** Percent-encoded or as it is, in one line; what it may hold once it is decoded, Name100 says. */
const actor = (required: boolean) =>
  header(
    'X-Actor',
    required,
    'Who acts: a name of at most 100 characters (UTF-8, percent-encoded where it is not ASCII); for development, until accounts exist.',
    { minLength: 1, example: 'li.ming' },
  );

/** What every command takes besides its body. */
const commandHeaders = [
  actor(true),
  header('Idempotency-Key', false, 'The client’s own name for this command: sent again it gets the first answer.', {
    pattern: IDEMPOTENCY_KEY_PATTERN,
    maxLength: 200,
  }),
  header('If-Match', false, 'The ETag that the record was read with: refused with 412 when the record has moved on.', {
    pattern: IF_MATCH_PATTERN,
  }),
];

const TAGS = {
  communities: '社区',
  sites: '点位',
  patrols: '巡查',
  cases: '案卷',
  ledgers: '台账',
  figures: '数据',
  service: '服务',
  ...Object.assign({}, ...rooms.map((room) => room.tags)),
} as Record<string, string>;

const names = (named: readonly { readonly name: string }[]) => named.map(({ name }) => name);

const figureNames = names(rooms.flatMap(({ figures, rates }) => [...figures, ...rates]));

/** What these parameters may be is told by the rooms, route by route. */
const choices: Readonly<Record<string, readonly string[]>> = {
  '/api/indicators/cases figure': names(figuresIn(ledgerParts)),
  '/api/figures/records figure': figureNames,
  '/api/figures/folder figure': figureNames,
  '/api/desk list': names(rooms.flatMap(({ desk }) => desk)),
  '/api/ledger/sheet sheet': names(roomParts.flatMap(({ sheets }) => sheets)),
};

const lowerFirst = (text: string) => text[0]!.toLowerCase() + text.slice(1);
const upperFirst = (text: string) => text[0]!.toUpperCase() + text.slice(1);

const labels: Readonly<Record<string, Sentence>> = Object.assign({}, ...rooms.map((room) => room.labels));

/** OpenAPI 3.1 from the code; what all routes share is added here once. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = app.get<ZerenConfig>(CONFIG, { strict: false });
  const builder = new DocumentBuilder()
    .setTitle('Zeren')
    .setDescription('责任: event-sourced case management and accountability ledgers for a sub-district office')
    .setVersion('0.1.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'this service')
    .setOpenAPIVersion('3.1.0');
  for (const [tag, word] of Object.entries(TAGS)) builder.addTag(tag, word);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    extraModels: [
      ...[Appeal, Deadline, Notice, Extension, Supervision],
      ...[SiteLedger, CommunityLedger, OfficeLedger, DeskLedger, DrilledPage],
    ],
    operationIdFactory: (_controller, method) => method,
  });
  const schemas = { ...document.components?.schemas, Problem: problemSchema } as unknown as Schemas;
  document.components = { ...document.components, schemas: schemas as never, responses: problems };
  closeBodies(document, schemas);
  nameAnswers(schemas);
  for (const [path, { get, post }] of Object.entries(document.paths)) {
    if (get) describeQuery(path, get, schemas, config);
    if (post) describeCommand(post);
    for (const operation of [get, post]) if (operation) describeAnswers(path, operation, operation === post);
  }
  for (const { get, post } of Object.values(document.paths))
    for (const operation of [get, post]) namePaths(operation?.parameters as Parameter[] | undefined, schemas);
  nameChoices(schemas);
  showExamples(document, schemas);
  return document;
}

/** A command is called as the class of its body is; what it does, its room says. */
function describeCommand(post: Operation): void {
  const body = /schemas\/(\w+)/.exec(JSON.stringify(post.requestBody ?? {}))?.[1];
  if (body !== undefined) post.operationId = lowerFirst(body);
  const does = body === undefined ? undefined : labels[commandLabel(body)];
  if (does) post.summary = `${upperFirst(does.en)} ${does.zh}.`;
  post.parameters = [...(post.parameters ?? []), ...commandHeaders];
}

function describeQuery(
  path: string,
  get: Operation,
  schemas: Schemas,
  { pageSize, largestPageSize }: ZerenConfig,
): void {
  const parameters = (get.parameters ?? []) as Parameter[];
  const isList = parameters.some(({ name }) => name === 'cursor');
  for (const parameter of parameters) {
    const known = choices[`${path} ${parameter.name}`];
    if (known) parameter.schema = { type: 'string', enum: [...known] } as never;
    else if (parameter.in === 'query') parameter.schema = byName(parameter.name, parameter.schema, schemas);
    if (parameter.name === 'limit' && isList)
      Object.assign(parameter.schema, { maximum: largestPageSize, default: Math.min(pageSize, largestPageSize) });
    // A client that begins has seen nothing yet.
    if (parameter.in === 'header')
      Object.assign(
        parameter,
        header('Last-Event-ID', false, 'The id of the last message that was seen.', { pattern: POSITION_PATTERN }),
      );
  }
  // "Mine" is the desk of whoever asks.
  if (parameters.some(({ name }) => name === 'list')) get.parameters = [...parameters, actor(false)];
}

const idPattern = (schemas: Schemas): Schema => {
  const { pattern, minLength, maxLength } = schemas['SiteId']!;
  return { title: 'Id', type: 'string', minLength, maxLength, pattern };
};

function namePaths(parameters: Parameter[] | undefined, schemas: Schemas): void {
  for (const parameter of parameters ?? [])
    if (parameter.in === 'path') parameter.schema = byName(parameter.name, idPattern(schemas), schemas);
}
