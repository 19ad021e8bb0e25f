import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CatalogueError, makeCatalogue, nodeOf } from './catalogue.js';
import { catalogued, checkCatalogue, streetCatalogue } from './catalogue-in-use.js';

const shipped = readFileSync(new URL('./catalogue-gbt30428.yml', import.meta.url), 'utf8');
const problemsOf = (text: string) => {
  try {
    makeCatalogue(shipped, text);
  } catch (error) {
    return (error as CatalogueError).problems.map(({ en }) => en);
  }
  return [];
};

describe('the catalogue of street categories', () => {
  test('finds a class by its id, its printed code, its name and the words of the street', () => {
    for (const words of ['gbt-0506', '0506', '非机动车乱停放', ' 非机动车乱停乱放 '])
      expect(nodeOf(streetCatalogue, words)).toMatchObject({ id: 'gbt-0506', tags: ['bicycles'], street: true });
    expect(nodeOf(streetCatalogue, '突店经营')?.code).toBe('0504');
    expect(streetCatalogue.find('其他').map(({ code }) => code)).toEqual(['0199', '0399', '0499', '0599']);
    expect(nodeOf(streetCatalogue, '其他')).toBeUndefined();
    expect(nodeOf(streetCatalogue, '扬尘')).toBeUndefined();
  });

  test('street classes are those of majors 01, 02 and 05; dead corners are a tag of three', () => {
    const street = new Set(streetCatalogue.nodes.filter((n) => n.street).map(({ code }) => code.slice(0, 2)));
    expect([...street]).toEqual(['01', '02', '05']);
    const corners = streetCatalogue.nodes.filter(({ tags }) => tags.includes('dead-corner'));
    expect(corners.map(({ code }) => code)).toEqual(['0102', '0103', '0104']);
  });

  test("an office's own file adds classes, words and tags under a version of its own; codes may repeat", () => {
    const own = `
version: 明湖 2018
nodes:
  - { id: own-1, code: '0506', under: gbt-05, name: 共享单车, tags: [bicycles] }
  - { id: own-2, code: '21', name: '' }
additions:
  - { id: gbt-0105, tags: [dead-corner], aliases: [臭水沟] }`;
    const catalogue = makeCatalogue(shipped, own);
    expect(catalogue.version).toBe('GB/T 30428.2 · 1 + 明湖 2018');
    expect(catalogue.find('0506').map(({ id }) => id)).toEqual(['gbt-0506', 'own-1']);
    expect(nodeOf(catalogue, '共享单车')).toMatchObject({ id: 'own-1', street: true });
    expect(nodeOf(catalogue, '臭水沟')).toMatchObject({ code: '0105', tags: ['dead-corner'] });
    expect(catalogue.find('０５０６')).toEqual(catalogue.find('0506'));
    expect(catalogue.find('')).toEqual([]);
  });

  test('every fault of a file is named', () => {
    expect(problemsOf('nodes: {}\nmore: 1')).toEqual([
      'the file has the unknown key more',
      'version is no text',
      'nodes is no list',
    ]);
    expect(problemsOf('version: a\nnodes:\n  - { id: gbt-01, code: "1", name: x }')).toEqual([
      'the id gbt-01 is there twice',
    ]);
    expect(problemsOf('version: a\nnodes:\n  - { id: x, code: 21, name: y, under: z }')).toEqual([
      'nodes[0]: code is no text; quote codes',
    ]);
    expect(problemsOf('version: a\nnodes:\n  - { id: x, code: "21", name: y, under: z }')).toEqual([
      'x is under z, which does not come before it',
    ]);
    expect(problemsOf('version: a\nadditions:\n  - { id: nobody }')).toEqual([
      'additions name nobody, which is not there',
    ]);
    expect(problemsOf('version: [')[0]).toMatch(/^not YAML/);
  });

  test('is read when the program starts, and an office that names another is refused', () => {
    expect(checkCatalogue([])).toBe(streetCatalogue);
    expect(catalogued(3)).toBe(3_000_000);
    expect(() => checkCatalogue(['own.yml'])).toThrow('ZEREN_STREET_CATALOGUE');
  });
});
