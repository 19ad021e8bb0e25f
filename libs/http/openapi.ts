import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];

const header = (name: string, required: boolean, description: string): Parameter => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

/** What every command takes besides its body. */
const commandHeaders = [
  header(
    'X-Actor',
    true,
    'Who acts (UTF-8, percent-encoded where it is not ASCII); for development, until accounts exist.',
  ),
  header('Idempotency-Key', false, 'The client’s own name for this command: sent again it gets the first answer.'),
  header('If-Match', false, 'The ETag that the record was read with: refused with 412 when the record has moved on.'),
];

/** RFC 9457. */
const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', description: 'Stable, e.g. urn:zeren:problem:refused.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence that says what to do.' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
    rule: { type: 'string', description: 'Of a refused command: the rule that forbids it.' },
    state: { type: 'string', description: 'The state that the command met.' },
    possible: { type: 'array', items: { type: 'string' }, description: 'Commands that are allowed now.' },
  },
} as const;

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const problems = {
  400: problemAnswer('Malformed: each bad field is named.'),
  404: problemAnswer('There is no such thing.'),
  503: problemAnswer('Not possible at the moment; Retry-After says when to come again.'),
};
const commandProblems = {
  ...problems,
  401: problemAnswer('Nobody is named as the actor.'),
  409: problemAnswer('A rule forbids it in this state.'),
  412: problemAnswer('Stale If-Match.'),
  413: problemAnswer('The body is too large.'),
  422: problemAnswer('The same Idempotency-Key with another content.'),
};

/** OpenAPI 3.1 from the code; what all routes share is added here once. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('Zeren 责任')
    .setDescription('Event-sourced case management and accountability ledgers for a sub-district office')
    .setVersion('0.1.0')
    .setOpenAPIVersion('3.1.0')
    .build();
  const document = SwaggerModule.createDocument(app, settings);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema as never },
  };
  for (const path of Object.values(document.paths)) {
    if (path.get) {
      path.get.responses = { ...problems, ...path.get.responses };
      // A client that begins has seen nothing yet.
      path.get.parameters = path.get.parameters?.map((p) =>
        'in' in p && p.in === 'header' ? { ...p, required: false } : p,
      );
    }
    if (path.post) {
      path.post.parameters = [...(path.post.parameters ?? []), ...commandHeaders];
      path.post.responses = { ...commandProblems, ...path.post.responses };
    }
  }
  return document;
}
