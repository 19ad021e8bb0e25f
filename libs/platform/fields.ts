import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsObject,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** Letters and digits of any script, then also . _ : and -; at most 100 characters. */
export const ID_PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,99}$/u;

const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** An RFC 3339 date-time with offset that exists, as UTC with milliseconds; `undefined` for anything else. */
export function parseInstant(text: unknown): string | undefined {
  const match = typeof text === 'string' ? RFC_3339.exec(text) : null;
  if (!match || !dateExists(match)) return undefined;
  return new Date(text as string).toISOString();
}

export function isLocalDate(text: unknown): text is string {
  const match = typeof text === 'string' ? LOCAL_DATE.exec(text) : null;
  return match !== null && dateExists(match);
}

/** Years that an office can mean; what lies outside is a slip of the pen, and a calendar has no days for it. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

function dateExists([, year, month, day]: RegExpExecArray): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return (
    Number(year) >= FIRST_YEAR &&
    Number(year) <= LAST_YEAR &&
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day)
  );
}

/** May be left out; `null` is a value like any other and has to pass the checks. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_object: object, value: unknown) => value !== undefined);
}

interface FieldOptions {
  readonly optional?: boolean;
}

function field(
  name: string,
  test: (value: unknown) => boolean,
  message: string,
  api: Parameters<typeof ApiProperty>[0],
  options: FieldOptions,
): PropertyDecorator {
  const check = ValidateBy({ name, validator: { validate: test, defaultMessage: () => `$property ${message}` } });
  const documented = ApiProperty({ ...api, required: !options.optional } as Parameters<typeof ApiProperty>[0]);
  return applyDecorators(check, documented, ...(options.optional ? [Optional()] : []));
}

/** A moment: RFC 3339 with offset; kept in UTC. */
export function IsInstant(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => parseInstant(value) ?? value),
    field(
      'isInstant',
      (value) => parseInstant(value) !== undefined,
      'must be a date and time that exists, with an offset (RFC 3339), e.g. 2018-06-01T09:30:00+08:00',
      { type: String, format: 'date-time', example: '2018-06-01T09:30:00+08:00' },
      options,
    ),
  );
}

/** A day of the calendar. */
export function IsDay(options: FieldOptions = {}): PropertyDecorator {
  return field(
    'isDay',
    isLocalDate,
    'must be a day that exists, e.g. 2018-06-01',
    { type: String, format: 'date', example: '2018-06-01' },
    options,
  );
}

function isText(value: unknown, most: number): boolean {
  return (
    typeof value === 'string' &&
    value.trim().length > 0 &&
    value.length <= most &&
    !CONTROL.test(value) &&
    value.isWellFormed()
  );
}

/** Words of a person: not blank, at most `most` characters, no control characters but line breaks and tabs. */
export function IsText(most: number, options: FieldOptions = {}): PropertyDecorator {
  return field(
    'isText',
    (value) => isText(value, most),
    `must be a text of 1 to ${most} characters, without control characters`,
    { type: String, minLength: 1, maxLength: most },
    options,
  );
}

/** An id of something that is in Zeren, or that is to get this id. */
export function IsId(options: FieldOptions = {}): PropertyDecorator {
  return field(
    'isId',
    (value) => typeof value === 'string' && ID_PATTERN.test(value),
    'must be an id: 1 to 100 letters, digits, or . _ : -',
    { type: String, maxLength: 100 },
    options,
  );
}

/** An object of another class, checked field by field. */
export function IsPart(part: () => Class, options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    IsObject({ message: '$property must be an object' }),
    ValidateNested(),
    Type(part),
    options.optional ? Optional() : IsDefined({ message: '$property is missing' }),
    ApiProperty({ type: () => part(), required: !options.optional }),
  );
}

/** A list of objects of another class, checked one by one. */
export function ArePartsOf(
  part: () => Class,
  options: FieldOptions & { readonly least?: number; readonly most: number },
): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMinSize(options.least ?? 0),
    ArrayMaxSize(options.most),
    ValidateNested({ each: true }),
    Type(part),
    options.optional ? Optional() : IsDefined({ message: '$property is missing' }),
    ApiProperty({ type: () => part(), isArray: true, required: !options.optional, maxItems: options.most }),
  );
}

/** A list of texts, each like `IsText`. */
export function AreTexts(
  most: number,
  options: FieldOptions & { readonly least?: number; readonly most: number },
): PropertyDecorator {
  const { least = 0 } = options;
  return field(
    'areTexts',
    (value) =>
      Array.isArray(value) &&
      value.length >= least &&
      value.length <= options.most &&
      value.every((text) => isText(text, most)),
    `must be a list of ${least} to ${options.most} texts of 1 to ${most} characters, without control characters`,
    { type: String, isArray: true, minItems: least, maxItems: options.most },
    options,
  );
}
