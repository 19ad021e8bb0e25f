/** A class of the catalogue as it was when the record was made: code, name and version stay as filed. */
export class FiledCategory {
  readonly nodeId: string;
  readonly code: string;
  readonly name: string;
  /** Of the catalogue. */
  readonly version: string;
  readonly tags: string[];
  /** One of those that the handling rate of street problems is of. */
  readonly street: boolean;
}
