/** What of a person stands in texts that are about something else. */
export const personalDataKinds = ['mobile', 'landline', 'idNumber'] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

export type PersonalDataCounts = Record<PersonalDataKind, number>;

export const noPersonalData = (): PersonalDataCounts => ({ mobile: 0, landline: 0, idNumber: 0 });

/** Mobile numbers of mainland China have 11 digits, land-line numbers an area code, ID numbers 18 (GB 11643). */
const MOBILE = /(?<![\d.])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?![\d.])/g;
const LANDLINE = /(?<![\d.-])(010|02\d|0[3-9]\d{2})([- ]?)(\d{3,4})(\d{4})(?![\d.-])/g;
const ID_NUMBER = /(?<![\dA-Za-z])(\d{6})(\d{8})(\d{3}[\dXx])(?![\dA-Za-z])/g;

/** The shortest has ten digits. Most texts have no number that could be one, days, moments and ids among them. */
const MAY_HAVE = /\d(?:[- ]?\d){9}/;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether its last digit is the one that the others call for: a case's number of 18 digits hardly is one. */
function isIdNumber(text: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}

/** How many there are of each kind. */
export function findPersonalData(text: string, into: PersonalDataCounts = noPersonalData()): PersonalDataCounts {
  if (!MAY_HAVE.test(text)) return into;
  replaced(text, (kind) => {
    into[kind] += 1;
    return '';
  });
  return into;
}

/** The text with the middle of each number out of sight. */
export function maskPersonalData(text: string): string {
  if (!MAY_HAVE.test(text)) return text;
  return replaced(text, (_kind, start, end, hidden) => start + '*'.repeat(hidden) + end);
}

/** Ids and digests have digits enough for any number; one that is changed leads nowhere. */
const IDENTIFIER = /([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32,})/;

type ReplacedBy = (kind: PersonalDataKind, start: string, end: string, hidden: number) => string;

/** Every other piece is an identifier. */
const replaced = (text: string, by: ReplacedBy): string =>
  text
    .split(IDENTIFIER)
    .map((piece, n) => (n % 2 === 1 ? piece : replacedIn(piece, by)))
    .join('');

function replacedIn(text: string, by: ReplacedBy): string {
  return text
    .replace(ID_NUMBER, (whole, region: string, birth: string, last: string) =>
      isIdNumber(whole) ? by('idNumber', region, '', birth.length + last.length) : whole,
    )
    .replace(MOBILE, (_whole, start: string, middle: string, end: string) => by('mobile', start, end, middle.length))
    .replace(LANDLINE, (_whole, area: string, between: string, start: string, end: string) =>
      by('landline', area + between, end, start.length),
    );
}
