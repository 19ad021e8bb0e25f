import type { Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { eitherOf, listed, say, type Sentence } from '#event-sourcing';
import { CREDIT_CODE_PATTERN, creditCodeFault } from './credit-code.js';
import {
  DAY_EXAMPLE,
  dayPattern,
  dayWanted,
  INSTANT_EXAMPLE,
  instantPattern,
  instantWanted,
  isLocalDate,
  parseInstant,
  yearFault,
  type YearsTold,
} from './dates.js';
import { fieldWords as words } from './platform.glossary.js';
import { faultOf, lengthOf, storedForm, textKinds, type TextKindName } from './text-kinds.js';

/** What JSON Schema says of a field: the document shows it, and the same decorator checks it. */
export interface FieldSchema {
  /** What the document calls it. */
  readonly title?: string;
  readonly type: 'string' | 'integer' | 'boolean' | 'object' | 'array';
  readonly format?: 'date-time' | 'date';
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: number;
  readonly enum?: readonly string[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: FieldSchema;
  readonly example?: unknown;
}

export interface Field {
  readonly schema: FieldSchema;
  readonly isOptional: boolean;
  /** Why a value is none of this field; `undefined` where it is one. Of lists, of each item. */
  readonly fault: (value: unknown) => Sentence | undefined;
  /** As it is stored; of what has no fault. */
  readonly stored?: (value: never) => unknown;
  /** The class of an object, or of each item of a list. */
  readonly part?: () => Class;
  /** In a query all is text. */
  readonly fromText?: (text: string) => unknown;
}

/** What holds of an object beyond its fields. */
export interface ShapeRule {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly fault: (given: Readonly<Record<string, unknown>>) => Sentence | undefined;
  /** Where the fault is shown: a field of the object, else the object. */
  readonly field?: string;
}

const fieldsByPrototype = new Map<object, Map<string, Field>>();
const rulesByClass = new Map<unknown, ShapeRule>();
const merged = new Map<unknown, ReadonlyMap<string, Field>>();

/** The fields of a class and of those that it extends; none where it is no class with fields. */
export function fieldsOf(of: Class): ReadonlyMap<string, Field> {
  let all = merged.get(of);
  if (!all) {
    const prototypes: object[] = [];
    for (let p = of.prototype as object | null; p; p = Object.getPrototypeOf(p) as object | null) prototypes.unshift(p);
    all = new Map(prototypes.flatMap((p) => [...(fieldsByPrototype.get(p) ?? [])]));
    merged.set(of, all);
  }
  return all;
}

/** What holds of objects beyond their fields, by the name of their class: for the document. */
export function shapeRules(): ReadonlyMap<string, ShapeRule> {
  return new Map([...rulesByClass].map(([of, is]) => [(of as Class).name, is]));
}

export function ruleOf(of: Class): ShapeRule | undefined {
  return rulesByClass.get(of);
}

interface FieldOptions {
  readonly optional?: boolean;
}

function field(options: FieldOptions, is: Omit<Field, 'isOptional'>): PropertyDecorator {
  const isOptional = options.optional === true;
  const { schema, part } = is;
  const list = schema.type === 'array' ? { ...schema, isArray: true } : {};
  const documented = { ...(part ? { ...list, type: () => part() } : schema), required: !isOptional };
  return (prototype, property) => {
    const fields = fieldsByPrototype.get(prototype) ?? new Map<string, Field>();
    fieldsByPrototype.set(prototype, fields.set(String(property), { ...is, isOptional }));
    ApiProperty(documented as Parameters<typeof ApiProperty>[0])(prototype, property);
  };
}

function rule(is: ShapeRule): ClassDecorator {
  return (of) => void rulesByClass.set(of, is);
}

const ofText = (test: (text: string) => Sentence | undefined) => (value: unknown) =>
  typeof value === 'string' ? test(value) : words.text;

/** A moment: RFC 3339 with offset; kept in UTC. From 1970 on; of what may be long ago, from 1900 on. */
export function IsInstant(options: FieldOptions & YearsTold = {}): PropertyDecorator {
  const example = INSTANT_EXAMPLE;
  return field(options, {
    schema: { title: 'Instant', type: 'string', format: 'date-time', pattern: instantPattern(options), example },
    fault: ofText((text) =>
      parseInstant(text, options) === undefined ? (yearFault(text, options) ?? instantWanted) : undefined,
    ),
    stored: (text: string) => parseInstant(text, options),
  });
}

/** A day of the calendar. From 1970 on; of what may be long ago, from 1900 on. */
export function IsDay(options: FieldOptions & YearsTold = {}): PropertyDecorator {
  const example = DAY_EXAMPLE;
  return field(options, {
    schema: { type: 'string', format: 'date', pattern: dayPattern(options), example },
    fault: ofText((text) => (isLocalDate(text, options) ? undefined : (yearFault(text, options) ?? dayWanted))),
  });
}

const TITLES: Readonly<Record<TextKindName, string>> = {
  id: 'Id',
  name: 'Name',
  line: 'Line',
  text: 'LongText',
  fileName: 'FileName',
};

const textSchema = (kind: TextKindName, most: number): FieldSchema => ({
  title: TITLES[kind],
  type: 'string',
  minLength: 1,
  maxLength: most,
  pattern: textKinds[kind].pattern,
});

function kindOfText(kind: TextKindName, most: number, options: FieldOptions): PropertyDecorator {
  return field(options, {
    schema: textSchema(kind, most),
    fault: ofText((text) => faultOf(kind, text, most)),
    stored: (text: string) => storedForm(kind, text),
  });
}

/** Words of a person, of one line or several. */
export const IsText = (most: number, options: FieldOptions = {}) => kindOfText('text', most, options);
/** Words in one line: an address, a document's number. */
export const IsLine = (most: number, options: FieldOptions = {}) => kindOfText('line', most, options);
/** A person, department, category, authority or place. */
export const IsName = (most: number, options: FieldOptions = {}) => kindOfText('name', most, options);
export const IsFileName = (most: number, options: FieldOptions = {}) => kindOfText('fileName', most, options);

/** Longest id, in code points. */
export const LONGEST_ID = 100;

export function isId(text: unknown): text is string {
  return typeof text === 'string' && faultOf('id', text, LONGEST_ID) === undefined;
}

/** An id of something that is in Zeren, or that is to get this id. */
export const IsId = (options: FieldOptions = {}) => kindOfText('id', LONGEST_ID, options);

/** A text of a form that a machine reads. */
export function IsForm(pattern: string, wanted: Sentence, options: FieldOptions & { readonly most?: number } = {}) {
  const { most } = options;
  const form = new RegExp(pattern, 'u');
  const fits = (text: string) => (most === undefined || lengthOf(text, most) <= most) && form.test(text);
  return field(options, {
    schema: { type: 'string', pattern, ...(most === undefined ? {} : { maxLength: most }) },
    fault: ofText((text) => (fits(text) ? undefined : say(words.form, { wanted }))),
  });
}

/** 统一社会信用代码 with its check character, or the 15 digits of an older licence. */
export function IsCreditCode(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { schema: { type: 'string', pattern: CREDIT_CODE_PATTERN }, fault: ofText(creditCodeFault) });
}

function faultOfChoice(values: readonly string[]): Field['fault'] {
  const known = new Set<unknown>(values);
  return (value) => (known.has(value) ? undefined : say(words.choice, { values: listed(values) }));
}

export function IsOneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { schema: { type: 'string', enum: values }, fault: faultOfChoice(values) });
}

const faultOfWhole =
  (least: number, most: number): Field['fault'] =>
  (value) => {
    if (!Number.isInteger(value)) return words.whole;
    return (value as number) < least || (value as number) > most ? say(words.wholeFrom, { least, most }) : undefined;
  };

export function IsWhole(least: number, most: number, options: FieldOptions = {}): PropertyDecorator {
  return field(options, {
    schema: { type: 'integer', minimum: least, maximum: most },
    fault: faultOfWhole(least, most),
    fromText: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text),
  });
}

export function IsFlag(options: FieldOptions = {}): PropertyDecorator {
  return field(options, {
    schema: { type: 'boolean' },
    fault: (value) => (typeof value === 'boolean' ? undefined : words.flag),
    fromText: (text) => (text === 'true' ? true : text === 'false' ? false : text),
  });
}

/** An object of another class, checked field by field. */
export function IsPart(part: () => Class, options: FieldOptions = {}): PropertyDecorator {
  return field(options, { schema: { type: 'object' }, part, fault: objectFault });
}

/** An object whose fields something else declares. */
export function IsOpenObject({ example, ...options }: FieldOptions & { readonly example?: object } = {}) {
  const shown = example === undefined ? {} : { example };
  return field(options, { schema: { type: 'object', ...shown }, fault: objectFault });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const objectFault = (value: unknown) => (isObject(value) ? undefined : words.object);

interface ListOptions extends FieldOptions {
  readonly least?: number;
  readonly most: number;
}

/** A list of objects of another class, checked one by one. */
export function ArePartsOf(part: () => Class, options: ListOptions): PropertyDecorator {
  const { least = 0, most } = options;
  const schema = { type: 'array', minItems: least, maxItems: most } as const;
  return field(options, { schema, part, fault: objectFault });
}

/** A list of plain values, each of them checked. */
function areEach(options: ListOptions, items: FieldSchema, is: Pick<Field, 'fault' | 'stored'>): PropertyDecorator {
  const schema = { type: 'array', minItems: options.least ?? 0, maxItems: options.most, items } as const;
  return field(options, { schema, ...is });
}

/** A list of names. */
export function AreNames(most: number, options: ListOptions): PropertyDecorator {
  return areEach(options, textSchema('name', most), {
    fault: ofText((text) => faultOf('name', text, most)),
    stored: (text: string) => storedForm('name', text),
  });
}

/** A list of ids of things that are in Zeren. */
export function AreIds(options: ListOptions): PropertyDecorator {
  return areEach(options, textSchema('id', LONGEST_ID), { fault: ofText((text) => faultOf('id', text, LONGEST_ID)) });
}

/** A list of words out of these. */
export function AreOneOf(values: readonly string[], options: ListOptions): PropertyDecorator {
  return areEach(options, { type: 'string', enum: values }, { fault: faultOfChoice(values) });
}

/** A list of whole numbers from one to another. */
export function AreWhole(least: number, most: number, options: ListOptions): PropertyDecorator {
  const items = { type: 'integer', minimum: least, maximum: most } as const;
  return areEach(options, items, { fault: faultOfWhole(least, most) });
}

const isGiven = (given: Readonly<Record<string, unknown>>, name: string) =>
  Object.hasOwn(given, name) && given[name] !== undefined;

/** Of these fields there is one, and no other of them. */
export function OneOf(...names: readonly string[]): ClassDecorator {
  return rule({
    schema: { oneOf: names.map((name) => ({ required: [name] })) },
    fault: (given) =>
      names.filter((name) => isGiven(given, name)).length === 1
        ? undefined
        : say(words.oneOf, { names: listed(names) }),
  });
}

/** Of these fields there is one at least. */
export function SomeOf(...names: readonly string[]): ClassDecorator {
  const others = eitherOf(names.slice(1));
  return rule({
    schema: { anyOf: names.map((name) => ({ required: [name] })) },
    fault: (given) => (names.some((name) => isGiven(given, name)) ? undefined : say(words.someOf, { names: others })),
    field: names[0],
  });
}
