import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { asSentence, saidBy, say, type Sentence } from '#event-sourcing';
import { InvalidConfig, streetCatalogueFiles } from '#platform';
import { words } from './catalogue.glossary.js';
import { makeCatalogue, type Catalogue } from './catalogue.js';

// The file lies beside this module, in the sources and in the build.
const shipped = readFileSync(new URL('./catalogue-gbt30428.yml', import.meta.url), 'utf8');

interface InUse {
  readonly files: readonly string[];
  readonly catalogue: Catalogue;
  /** Of the office's own part; 0 without one. Views made by another catalogue are built anew. */
  readonly mark: number;
  readonly problem?: Sentence;
}

const MARKS = 1_000_000;

function load(files: readonly string[]): InUse {
  try {
    const own = files.map((file) => readFileSync(file, 'utf8'));
    const mark = own.length === 0 ? 0 : 1 + (parseInt(hash('sha256', own.join('\n')).slice(0, 8), 16) % (MARKS - 1));
    return { files, catalogue: makeCatalogue(shipped, ...own), mark };
  } catch (error) {
    return { files, catalogue: makeCatalogue(shipped), mark: 0, problem: asSentence(saidBy(error)) };
  }
}

/**
 * Views resolve categories in every thread, before any of them knows a configuration: so the catalogue is read once, when
 * the program starts. What is wrong with it is said when the office is opened.
 */
const inUse = load(streetCatalogueFiles(process.env));

export const streetCatalogue: Catalogue = inUse.catalogue;

/** The version of a view that resolves categories: another catalogue is another version. */
export const catalogued = (version: number) => version * MARKS + inUse.mark;

/** @throws InvalidConfig where the office's own catalogue cannot be used, or is not the one that was read */
export function checkCatalogue(files: readonly string[]): Catalogue {
  if (inUse.problem !== undefined) throw new InvalidConfig([say(words.variable, { problem: inUse.problem })]);
  if (files.join() !== inUse.files.join()) throw new InvalidConfig([words.atStart]);
  return inUse.catalogue;
}
