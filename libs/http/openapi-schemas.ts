import type { OpenAPIObject } from '@nestjs/swagger';
import { figuresIn } from '#ledgers';
import { catalogue, ledgerParts, rooms } from '#office';
import { shapeRules } from '#platform';
import { actions } from './openapi-answers.js';

export type Schema = Record<string, unknown>;
export type Schemas = Record<string, Schema>;

const ref = (name: string) => `#/components/schemas/${name}`;
const upperFirst = (text: string) => text[0]!.toUpperCase() + text.slice(1);

/** Fields that name something and are not called so. */
const IDS: Readonly<Record<string, string>> = { into: 'CaseId', eventId: 'EventId', sameAsNot: 'ActivityId' };

/** The name under which what a text may hold stands once; an id's by what it names, a text's by its length. */
function nameOf(field: string, { title, maxLength }: Schema): string | undefined {
  if (typeof title !== 'string' || title === 'Instant') return title as string | undefined;
  if (title !== 'Id') return `${String(title)}${String(maxLength)}`;
  return IDS[field] ?? (field === 'id' ? undefined : upperFirst(field.replace(/Ids$/, 'Id')));
}

/** In place of what each text may hold, its name. */
export function byName(field: string, schema: Schema, schemas: Schemas): Schema {
  if (schema['items']) return { ...schema, items: byName(field, schema['items'] as Schema, schemas) };
  const name = nameOf(field, schema);
  if (name === undefined) return schema;
  const { description, example, title: _title, ...what } = schema;
  schemas[name] = { ...what, ...(name === 'Instant' ? { example } : {}) };
  return { ...(description === undefined ? {} : { description }), $ref: ref(name) };
}

const refsOf = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);

/** What bodies are made of: nothing is taken that the document does not name. */
export function closeBodies(document: OpenAPIObject, schemas: Schemas): void {
  const rules = shapeRules();
  const bodies = Object.values(document.paths).flatMap(({ post }) => (post?.requestBody ? [post.requestBody] : []));
  const open = refsOf(bodies);
  const closed = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (closed.has(name)) continue;
    closed.add(name);
    const schema = schemas[name]!;
    open.push(...refsOf(schema));
    Object.assign(schema, { additionalProperties: false }, rules.get(name)?.schema);
  }
  for (const name of closed) nameTexts(schemas[name]!, schemas);
  for (const { post } of Object.values(document.paths)) {
    if (!post?.requestBody) continue;
    const schema = schemas[refsOf(post.requestBody)[0]!]!;
    const wantsNothing = !schema['required'] && !schema['anyOf'] && !schema['oneOf'];
    Object.assign(post.requestBody, { required: !wantsNothing });
  }
}

function nameTexts(schema: Schema, schemas: Schemas): void {
  const properties = (schema['properties'] ?? {}) as Schemas;
  for (const [field, property] of Object.entries(properties)) properties[field] = byName(field, property, schemas);
}

const figureNames = figuresIn(ledgerParts).map(({ name }) => name);

const figures: Schema = {
  type: 'object',
  description: 'Every figure by its name.',
  required: figureNames,
  properties: Object.fromEntries(figureNames.map((name) => [name, { type: 'integer' }])),
  additionalProperties: false,
};

const groupRow: Schema = {
  type: 'object',
  description: 'The figures of a group, and what follows from them; the group of the cases that have none is null.',
  required: ['id', 'name', ...figureNames, 'indicators'],
  properties: {
    id: { type: ['string', 'null'] },
    name: { type: ['string', 'null'] },
    ...(figures['properties'] as object),
    correctedSince: {
      type: 'integer',
      minimum: 1,
      description:
        'Of a period that is over, by community, site or month: corrections confirmed since, of entries that they are made of.',
    },
    indicators: { type: 'array', items: { $ref: ref('Indicator') } },
  },
};

const PARTS = {
  deadlines: 'Deadline',
  notices: 'Notice',
  extensions: 'Extension',
  supervisions: 'Supervision',
  appeals: 'Appeal',
};
/** Called as if they were moments: where a segment of a road begins and ends. */
const PLACES = new Set(['startsAt', 'endsAt']);
const WHOLE = new Set([
  'revision',
  'version',
  'count',
  'findings',
  'withFindings',
  'amount',
  'numerator',
  'denominator',
]);

const named = (name: string): Schema => ({ $ref: ref(name) });
const moment: Schema = { type: 'string', format: 'date-time' };

const due: Schema = {
  type: 'object',
  description: 'When something is due: a moment, or the end of a day; and what was ordered, where that was no moment.',
  required: ['at', 'precision'],
  properties: {
    at: moment,
    precision: { type: 'string', enum: ['instant', 'day'] },
    ordered: {
      type: 'object',
      description: 'A limit as it was ordered, counted from then.',
      additionalProperties: true,
    },
  },
};

const eventMetadata: Schema = {
  type: 'object',
  description: 'Who, when, by which command, and of which site and community.',
  required: ['actor', 'occurredAt', 'commandId', 'commandDigest'],
  properties: {
    actor: { type: 'string' },
    occurredAt: moment,
    ...Object.fromEntries(
      ['commandId', 'commandDigest', 'causationId', 'siteId', 'communityId'].map((name) => [name, { type: 'string' }]),
    ),
  },
};

const commandNames = rooms.flatMap(({ kinds, commands }) => [
  ...kinds.flatMap(({ aggregate }) => [...aggregate.rules].map(([command]) => command.name)),
  ...commands.flatMap((set) => set.commands.map(({ command }) => command.name)),
]);

/** Names that the rooms declare. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  EventType: Object.keys(catalogue),
  CommandName: [...new Set(commandNames)].concat('ChangeSettings'),
};

/** Of fields that are any object to their classes. */
const TOLD: Readonly<Record<string, Schema>> = {
  value: { type: ['number', 'string', 'null'] },
  due: named('Due'),
  until: named('Due'),
  metadata: named('EventMetadata'),
  cells: { additionalProperties: { type: ['string', 'number', 'null'] } },
};

/** What the types say of answers and their classes do not. */
export function nameAnswers(schemas: Schemas): void {
  schemas['Figures'] = figures;
  schemas['GroupRow'] = groupRow;
  schemas['Due'] = due;
  schemas['EventMetadata'] = eventMetadata;
  for (const [name, values] of Object.entries(NAMES)) schemas[name] = { type: 'string', enum: [...values].sort() };
  for (const schema of Object.values(schemas)) {
    const properties = (schema['properties'] ?? {}) as Schemas;
    if (properties['possible']) properties['actions'] = actions;
    if (properties['figures']?.['type'] === 'object') properties['figures'] = named('Figures');
    if (properties['possible']) properties['possible'] = { ...properties['possible'], items: named('CommandName') };
    if (properties['type'] && properties['data']) properties['type'] = named('EventType');
    // Any record that tells what is possible next tells which corrections wait for a second person.
    if (properties['possible'] && properties['revision'])
      properties['proposals'] = { type: 'array', items: { $ref: ref('ProposedCorrection') } };
    for (const [field, property] of Object.entries(properties)) {
      const part = PARTS[field as keyof typeof PARTS];
      if (part && property['type'] === 'object') property['additionalProperties'] = { $ref: ref(part) };
      const told = property['type'] === 'object' && !property['properties'] ? TOLD[field] : undefined;
      if (told) properties[field] = property['description'] ? { ...told, description: property['description'] } : told;
      if (property['type'] === 'number' && WHOLE.has(field)) property['type'] = 'integer';
      const isMoment = /(?:At|^from|^until|^asOf)$/.test(field) && !PLACES.has(field) && property['type'] === 'string';
      if (isMoment && !property['pattern'] && !property['format']) property['format'] = 'date-time';
    }
  }
}

/**
 * Makers of clients call a choice by its schema and its field. Where another schema is called so, the choice gets a name of
 * its own: Appeal's `deduction` is no AppealDeduction.
 */
export function nameChoices(schemas: Schemas): void {
  for (const [name, { properties = {} }] of Object.entries(schemas))
    for (const [field, property] of Object.entries(properties as Schemas)) {
      const called = `${name}${upperFirst(field)}`;
      if (!property['enum'] || !Object.hasOwn(schemas, called)) continue;
      const { description, ...choice } = property;
      schemas[`${called}Choice`] = choice;
      (properties as Schemas)[field] = {
        ...(description === undefined ? {} : { description }),
        ...named(`${called}Choice`),
      };
    }
}
