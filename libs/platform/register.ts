import type { CommandClass, Sentence, StoredEvent } from '#event-sourcing';

/** A word that stands for one of the choices, with what else files of offices call it. */
export type Choices = Readonly<Record<string, Sentence & { readonly also?: RegExp }>>;

/** What a cell may hold. */
export type CellKind =
  | 'id'
  | 'name'
  | 'line'
  | 'text'
  /** Several, with 、 , ; or a line break between them. */
  | 'names'
  | 'whole'
  /** 是 or 否, and their like. */
  | 'flag'
  | 'day'
  | 'moment'
  | { readonly oneOf: Choices }
  /** A record of that kind, by its id or its name. */
  | { readonly refersTo: string; readonly several?: true };

/** A column of a register that comes in as a file. */
export interface RegisterField {
  readonly label: Sentence;
  /** What its column is called. */
  readonly known: RegExp;
  readonly holds: CellKind;
  /** A row without it is rejected. */
  readonly needed?: true;
}

export type Word = string | number | boolean | readonly string[];

/** What a row says, by field: what a cell leaves empty it does not say. References are ids. */
export interface RegisterRow {
  readonly id: string;
  readonly said: Readonly<Record<string, Word | undefined>>;
}

/** A command and its body, which is read as one over HTTP would be. */
export type Ask = readonly [command: CommandClass, body: Readonly<Record<string, unknown>>];

/** What is there of a part. */
export interface Before<R = Readonly<Record<string, unknown>>> {
  readonly record?: R;
  readonly history: readonly StoredEvent[];
}

/** What follows where a later export says something else of these fields. */
export type RegisterChange = { readonly fields: readonly string[] } & (
  | {
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      readonly asks: (row: RegisterRow, changed: ReadonlySet<string>, before: Before<any>) => readonly Ask[];
    }
  | {
      /** A correction of the last event of this type, of the field of that name unless `as` says another. */
      readonly corrects: CommandClass;
      readonly entry: string;
      readonly as?: Readonly<Record<string, string>>;
    }
);

/** What the rows of a register tell of one kind of record: under the row's id. */
export interface RegisterPart {
  readonly kind: string;
  /** Of which of the row's fields it is made. */
  readonly fields: readonly string[];
  /** It is there also where the row says none of them. */
  readonly always?: true;
  /** Where the source tells of it for the first time. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly begin: (row: RegisterRow, before: Before<any>) => readonly Ask[];
  /**
   * What the record itself says of the fields, where it may have been there before: what agrees is nothing to do, and
   * what does not is told. Without it `begin` sees to that.
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly present?: (record: any) => Readonly<Record<string, unknown>>;
  /** What no change names does not change by a file. */
  readonly changes: readonly RegisterChange[];
}

/** A list that an office keeps and that comes in as a file: one declaration, in the room whose commands it leads to. */
export interface Register {
  /** As `zeren import --as` names it. */
  readonly name: string;
  readonly label: Sentence;
  readonly fields: Readonly<Record<string, RegisterField>>;
  /** By which a row is known again: the first of these of which the row says every field. */
  readonly keys: readonly (readonly string[])[];
  /** The kind of record that a row is of. */
  readonly kind: string;
  /** The field that is the record's id, where it is said. */
  readonly idField?: string;
  /** Where no field is the id: what it follows from, as the command that begins one says it. */
  readonly idFrom?: (said: RegisterRow['said']) => object;
  /** Field of the name by which a record that is there already is found, with its community. */
  readonly nameField?: string;
  readonly parts: readonly RegisterPart[];
  /** Rows name rows before them: they go in order. */
  readonly inOrder?: true;
}

/** The named fields of what a row says. */
export function saidOf({ said }: RegisterRow, fields: Iterable<string>): Record<string, Word | undefined> {
  return Object.fromEntries([...fields].map((field) => [field, said[field]]));
}

/** Columns that every register may have. */
export const commonFields = {
  updatedAt: {
    label: { zh: '更新时间', en: 'last changed in the source' },
    known: /^(更新时间|修改时间|最后更新|last_?updated|updated?_?(date|at|time)?)$/i,
    holds: 'moment',
  },
} as const satisfies Record<string, RegisterField>;

export const field = (zh: string, en: string, known: RegExp, holds: CellKind): RegisterField => ({
  label: { zh, en },
  known,
  holds,
});

/** 统一社会信用代码, of whatever is, or is run by, a legal person. */
export const creditCodeField = field(
  '统一社会信用代码',
  'credit code',
  /^(统一社会信用代码|信用代码|社会信用代码|营业执照号|credit_?code)$/i,
  'id',
);

export const needed = (...of: Parameters<typeof field>): RegisterField => ({ ...field(...of), needed: true });
