import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Answers = Record<string, object>;

/** Where the commands that are possible are sent. */
export const actions = {
  type: 'array',
  description: 'Where each of them is sent, as far as it has a route.',
  items: {
    type: 'object',
    required: ['command', 'method', 'path'],
    properties: { command: { type: 'string' }, method: { type: 'string' }, path: { type: 'string' } },
  },
};

/** RFC 9457. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', description: 'Stable, e.g. urn:zeren:problem:refused.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence that says what to do.' },
    errors: {
      type: 'array',
      description: 'Each field that is not right; twenty at most, where checking stops.',
      maxItems: 20,
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
    rule: { type: 'string', description: 'Of a refused command: the rule that forbids it.' },
    state: { type: 'string', description: 'The state that the command met.' },
    possible: { type: 'array', items: { type: 'string' }, description: 'Commands that are allowed now.' },
    actions,
  },
};

const problem = (description: string, headers?: Record<string, { description: string; schema: object }>) => ({
  description,
  ...(headers && { headers }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const text = { schema: { type: 'string' } };

const headerOf = (description: string, schema: object = { type: 'string' }) => ({ description, schema });
const etag = { ETag: headerOf('The revision of the record: for If-Match and If-None-Match.') };
const location = { Location: headerOf('Where it is.') };

/** What figures are of stands beside them: the answer itself stays the list of them. */
const scope = {
  'Zeren-Period': headerOf('First and last day of the period, as 2018-01-01/2018-12-31; `..` where an end is open.'),
  'Zeren-As-Of': headerOf('The moment as of which they are.', { type: 'string', format: 'date-time' }),
  'Zeren-Position': headerOf('Position of the last event of the log that is in them.'),
};

/** The problems that routes share, by the name under which the document has them once. */
export const problems = {
  Malformed: problem('Malformed, whatever the state: each bad field is named.'),
  Unauthenticated: problem('Nobody is named as the actor.'),
  NotFound: problem('What the path names, or the place that a parameter names, is not there.'),
  Refused: problem('A rule forbids it in this state; rule, state and what is possible are named.'),
  StaleRevision: problem('Stale If-Match.'),
  TooLarge: problem('The body is too large.'),
  UriTooLong: problem('The address is too long.'),
  MediaType: problem('The body is not JSON in UTF-8.'),
  Misdirected: problem('The service does not answer to the name in Host.'),
  UnknownReference: problem('The body names what is not there, or the Idempotency-Key was used with another content.'),
  HeadersTooLarge: problem('The headers are too large.'),
  Unavailable: problem('Not possible at the moment.', {
    'Retry-After': headerOf('Seconds after which to come again.', { type: 'integer' }),
  }),
};

const shared = (name: keyof typeof problems) => ({ $ref: `#/components/responses/${name}` });

const always: Answers = {
  400: shared('Malformed'),
  414: shared('UriTooLong'),
  421: shared('Misdirected'),
  431: shared('HeadersTooLarge'),
  503: shared('Unavailable'),
};
const named: Answers = { 404: shared('NotFound') };
const commands: Answers = {
  401: shared('Unauthenticated'),
  409: shared('Refused'),
  412: shared('StaleRevision'),
  413: shared('TooLarge'),
  415: shared('MediaType'),
  422: shared('UnknownReference'),
};

const archive = { 'application/zip': { schema: { type: 'string', format: 'binary' } } };

/** Answers that are no JSON, by path; all folders besides. */
const contents: Readonly<Record<string, Record<string, object>>> = {
  '/': { 'text/html': text },
  '/metrics': { 'text/plain': text },
  '/api/sites/{siteId}/replay': { 'text/event-stream': text },
  '/api/indicators': {
    'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/GroupRow' } } },
  },
};

const namesPlace = ({ parameters = [] }: Operation) =>
  parameters.some((one) => 'name' in one && ['communityId', 'siteId'].includes(one.name));

export function describeAnswers(path: string, operation: Operation, isCommand: boolean): void {
  const { responses, summary } = operation;
  for (const [status, answer] of Object.entries(responses as unknown as Record<string, Record<string, unknown>>)) {
    answer['description'] ||= summary ?? 'Done.';
    const content = path.endsWith('/folder') ? archive : contents[path];
    if (content && status === '200') answer['content'] = content;
    if (path === '/api/figures') answer['headers'] = scope;
    if (hasRevision(answer)) answer['headers'] = { ...etag, ...(status === '201' ? location : {}) };
  }
  const isKnown = !isCommand && Object.values(responses).some(hasRevision);
  const all = {
    ...always,
    ...(path.includes('{') || namesPlace(operation) ? named : {}),
    ...(isCommand ? commands : {}),
    ...(isKnown ? { 304: { description: 'It is as it was when it was read: If-None-Match.', headers: etag } } : {}),
    ...(path.endsWith('/replay')
      ? { 204: { description: 'Nothing comes after the last message that was seen.' } }
      : {}),
    ...responses,
  };
  // Whatever keeps it from serving, it says so itself.
  if (path.startsWith('/health'))
    Object.assign(all, { 503: { ...responses['200'], description: 'It has failed: what, the answer says.' } });
  operation.responses = all as Operation['responses'];
}

const TAGGED = /"#\/components\/schemas\/(?:CommandAnswer|CaseAnswer|SiteAnswer|CommunityAnswer|PatrolAnswer)"/;
const hasRevision = (answer: unknown) => TAGGED.test(JSON.stringify(answer));
