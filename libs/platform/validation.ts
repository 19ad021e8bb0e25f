import type { ArgumentMetadata, PipeTransform, Type as Class } from '@nestjs/common';
import { listed, say, type Sentence } from '#event-sourcing';
import { fieldsOf, isObject, ruleOf, type Field } from './fields.js';
import { fieldWords as words } from './platform.glossary.js';
import { problem, ProblemError, type FieldFault } from './problem.js';
import { printable } from './text-kinds.js';

/** What a parameter of a route may be besides a class with fields. */
const PLAIN = new Set<unknown>([String, Number, Boolean, Array, Object]);

/** So many errors an answer names at most; checking stops there. */
const MOST_ERRORS = 20;
/** Of a field's name, which whoever sends it may have made as long as a body. */
const LONGEST_NAME = 100;

class Enough extends Error {}

/**
 * Bodies and queries as instances of their classes: unknown fields, wrong types and dates that do not exist are
 * refused, each by its name. What is checked is what the fields of the class ask for, and nothing is walked that they do
 * not: what a request may cost is bounded by its class, not by its sender.
 */
export class RequestPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (!metatype || type === 'custom' || PLAIN.has(metatype) || fieldsOf(metatype).size === 0) return value;
    const given = value ?? {};
    if (!isObject(given))
      throw malformedRequest([{ field: type, message: say(words.namedFields, { part: type }) }], false);
    return readObject(metatype, given, type === 'query');
  }
}

/** @throws ProblemError that names each field that is not right. */
export function readObject<C extends object>(of: Class<C>, given: Record<string, unknown>, fromText = false): C {
  const reading = new Reading(fromText);
  let read: object;
  try {
    read = reading.object(of, given, '');
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    throw malformedRequest(reading.errors, true);
  }
  if (reading.errors.length > 0) throw malformedRequest(reading.errors, false);
  return read as C;
}

class Reading {
  readonly errors: FieldFault[] = [];

  constructor(private readonly fromText: boolean) {}

  object(of: Class<object>, given: Record<string, unknown>, path: string): object {
    const fields = fieldsOf(of);
    const read = new of() as Record<string, unknown>;
    for (const name of Object.keys(given))
      if (!fields.has(name)) this.wrong(join(path, name), say(words.unknown, { field: shownName(name) }));
    for (const [name, field] of fields) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (value !== undefined) read[name] = this.value(field, value, join(path, name));
      else if (!field.isOptional) this.wrong(join(path, name), say(words.missing, { field: name }));
    }
    this.rule(of, given, path);
    return read;
  }

  private rule(of: Class<object>, given: Record<string, unknown>, path: string): void {
    const rule = ruleOf(of);
    const fault = rule?.fault(given);
    if (fault === undefined) return;
    const at = rule!.field === undefined ? path || 'body' : join(path, rule!.field);
    this.wrong(at, said(at, fault));
  }

  private value(field: Field, value: unknown, path: string): unknown {
    if (field.schema.type === 'array') return this.list(field, value, path);
    const given = this.fromText && field.fromText && typeof value === 'string' ? field.fromText(value) : value;
    return this.one(field, given, path);
  }

  private list(field: Field, value: unknown, path: string): unknown {
    const { minItems = 0, maxItems = Infinity } = field.schema;
    if (!Array.isArray(value)) return this.wrong(path, said(path, words.list));
    if (value.length < minItems || value.length > maxItems)
      return this.wrong(path, said(path, say(words.items, { least: minItems, most: maxItems, found: value.length })));
    return value.map((item, n) => this.one(field, item, `${path}.${n}`));
  }

  private one(field: Field, value: unknown, path: string): unknown {
    const fault = field.fault(value);
    if (fault !== undefined) return this.wrong(path, said(path, fault));
    if (field.part) return this.object(field.part() as Class<object>, value as Record<string, unknown>, path);
    return field.stored ? field.stored(value as never) : value;
  }

  private wrong(field: string, message: Sentence): void {
    if (this.errors.length === MOST_ERRORS) throw new Enough();
    this.errors.push({ field, message });
  }
}

/** A field's name as its sender wrote it, fit to be read. */
export function shownName(name: string): string {
  return printable(name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name);
}

const join = (path: string, name: string) => (path === '' ? shownName(name) : `${path}.${shownName(name)}`);
/** The name of a field; an item of a list is called by the list as well. */
const last = (path: string) => /[^.]+(?:\.\d+)?$/.exec(path)?.[0] ?? path;
const said = (path: string, fault: Sentence) => say(words.of, { field: last(path), fault });

function malformedRequest(errors: readonly FieldFault[], isCut: boolean): ProblemError {
  const sentence = isCut ? words.manyWrong : errors.length === 1 ? words.oneWrong : words.someWrong;
  const detail = say(sentence, { count: errors.length, fields: listed(errors.map(({ field }) => field)) });
  return new ProblemError(problem('malformed', detail, { errors }));
}
