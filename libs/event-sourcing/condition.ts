/** What a declared field of a document may be asked for. */
export type FieldValue = string | number | boolean | null;

/** Null is missing: it equals null, and is neither before nor after anything. */
export type Condition =
  | { readonly field: string; readonly equals: FieldValue }
  | { readonly field: string; readonly in: readonly FieldValue[] }
  | {
      readonly field: string;
      readonly atLeast?: string | number;
      readonly lessThan?: string | number;
    };
