import { say, type FieldReader, type Sentence } from '#event-sourcing';
import { creditCodeWords as words } from './platform.glossary.js';

/** 统一社会信用代码, or the 15 digits of an older licence 营业执照号. */
export const CREDIT_CODE_PATTERN = '^(?:[0-9A-HJ-NPQRTUWXY]{18}|[0-9]{15})$';
const FORM = new RegExp(CREDIT_CODE_PATTERN);
/** Without I, O, S, V and Z, which are taken for digits. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = ALPHABET.length;

/** The 18th character of a unified social credit code, by the other 17 (GB 32100-2015, 4.2.5; GB/T 17710). */
function checkCharacter(code: string): string {
  let [sum, weight] = [0, 1];
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS]!;
}

/** As it is stored, however it was typed: full width, small letters, with blanks or hyphens between. */
export const normalCreditCode = (text: string) => text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

/** What is wrong with a credit code, wherever one is entered; of a licence of 15 digits only the form is known. */
export function creditCodeFault(code: string): Sentence | undefined {
  if (!FORM.test(code)) return words.form;
  if (code.length < 18) return undefined;
  return code.endsWith(checkCharacter(code)) ? undefined : say(words.check, { code });
}

/** Of a correction. */
export const creditCodeOf: FieldReader = (text) => (creditCodeFault(text) === undefined ? text : undefined);
