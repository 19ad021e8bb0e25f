/** Of words such as a category or a person's name, in characters. */
export const SHORT = 100;
/** Of names and lines. */
export const NAME = 200;
/** Of texts. */
export const LONG = 4_000;
