import { fieldWords } from './platform.glossary.js';
import { NAME } from './lengths.js';
import { IsFileName, IsForm, IsWhole } from './fields.js';

const MOST_BYTES = 1_000_000_000;
export const MOST_FILES = 20;

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z\\-]+";
const QUOTED = '"(?:[ !#-\\[\\]-~]|\\\\[ -~])*"';
/** RFC 9110, 8.3.1, in the characters that a line may hold: video/mp4; codecs="avc1". */
const MEDIA_TYPE = `^${TOKEN}\\/${TOKEN}(?: *;(?: *${TOKEN}=(?:${TOKEN}|${QUOTED}))?)*$`;
const MOST_OF_MEDIA_TYPE = 200;

/** A photo or document, by the SHA-256 of its content: so an event proves which file was meant. */
export class EvidenceFile {
  @IsForm('^[0-9a-f]{64}$', fieldWords.sha256)
  readonly sha256: string;

  @IsWhole(1, MOST_BYTES)
  readonly bytes: number;

  @IsForm(MEDIA_TYPE, fieldWords.mediaType, { most: MOST_OF_MEDIA_TYPE })
  readonly mediaType: string;

  @IsFileName(NAME, { optional: true })
  readonly name?: string;
}
