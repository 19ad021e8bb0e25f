import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { say } from '#event-sourcing';

const root = join(import.meta.dirname, '..');
const files = execFileSync('git', ['ls-files', 'libs', 'apps'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|\/testing\//.test(file) && existsSync(join(root, file)))
  .map((file) => ({ file, source: ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), 99, true) }));

interface Found {
  readonly where: string;
  readonly node: ts.Node;
}

function each(visit: (found: Found, file: string) => void): void {
  for (const { file, source } of files) {
    const walk = (node: ts.Node): void => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      visit({ where: `${file}:${line + 1}`, node }, file);
      ts.forEachChild(node, walk);
    };
    walk(source);
  }
}

/** Also of pieces that are put together. */
function textOf(node: ts.Node | undefined): string | undefined {
  if (node && ts.isBinaryExpression(node)) return `${textOf(node.left)}${textOf(node.right)}`;
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}
const places = (text: string) => [...text.matchAll(/\{(\w+)[^{}]*\}/g)].map(([, name]) => name!).sort();
/** What is left to be read besides the places. */
const wordsIn = (text: string) => text.replace(/\{\w+[^{}]*\}/g, '').replace(/`[^`]*`/g, '');
const HAN = /\p{Script=Han}/u;

test('every sentence has its twin: Chinese, English, and the same places in both', () => {
  const faults: string[] = [];
  let seen = 0;
  each(({ where, node }, file) => {
    if (!ts.isObjectLiteralExpression(node) || file === TAGS) return;
    const named = new Map(
      node.properties.filter(ts.isPropertyAssignment).map(({ name, initializer }) => [name.getText(), initializer]),
    );
    const [zh, en] = [textOf(named.get('zh')), textOf(named.get('en'))];
    if (zh === undefined && en === undefined) return;
    seen += 1;
    if (zh === undefined || en === undefined) return void faults.push(`${where} has no twin: ${zh ?? en}`);
    if (String([...new Set(places(zh))]) !== String([...new Set(places(en))]))
      faults.push(`${where} has other places in one language: ${zh}`);
    if (/\p{L}{2}/u.test(wordsIn(en)) && (!HAN.test(zh) || zh.trim() === '')) faults.push(`${where} no Chinese: ${zh}`);
    if (HAN.test(wordsIn(en)) && !MIXED.test(en)) faults.push(`${where} Chinese in the English: ${en}`);
  });
  expect(seen).toBeGreaterThan(500);
  expect(faults).toEqual([]);
});

test('of one a sentence says one', () => {
  const counted = { zh: '共 {rows} 行', en: '{rows row|rows}, {count} in all' };
  const said = (rows: number) => say(counted, { rows, count: 3 });
  expect([said(1), said(2)]).toEqual([
    { zh: '共 1 行', en: '1 row, 3 in all' },
    { zh: '共 2 行', en: '2 rows, 3 in all' },
  ]);
  expect(say(counted).en).toBe(counted.en.replace('3', '{count}'));
  // What is shown at the end of an import, a sheet or a folder may be of one.
  const plain: string[] = [];
  each(({ where, node }, file) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'en' || !SHOWN.test(file)) return;
    if (
      /\{\w+\} (?:rows|events|records|pieces|fields|views|commands|cases|objections|samples)\b/.test(
        textOf(node.initializer) ?? '',
      )
    )
      plain.push(`${where} ${textOf(node.initializer)}`);
  });
  expect(plain).toEqual([]);
});

/** Glossaries whose counts may be of one. */
const SHOWN = /^apps\/cli\/|^libs\/(?:ledgers|folders|supervised-tasks|water|deliberations|event-store)/;

/** Names of languages. */
const TAGS = 'libs/platform/languages.ts';

/** Terms of the field that the English keeps, as the README does. */
const MIXED = /责任台账|评价指标|责任 —|巡查 visits/;

/** Whoever says something to a person, by these names. */
const SAYING = new Set(
  [
    'refuse malformed notFound problem InvalidConfig InvalidFile InvalidMapping Rejected SaidError CommandRefused',
    'StoreUnavailable LogRefused UnfitFile BadLine ImpossibleDemo description requiredOption option line progress error',
  ].flatMap((names) => names.split(' ')),
);

test('nothing is said in English alone', () => {
  const faults: string[] = [];
  let seen = 0;
  const literals = (node: ts.Node): string[] => {
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isTemplateExpression(node))
      return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
    if (ts.isBinaryExpression(node)) return [...literals(node.left), ...literals(node.right)];
    return ts.isArrayLiteralExpression(node) ? node.elements.flatMap(literals) : [];
  };
  const isEnglish = (text: string) => /[A-Za-z]{2,} [A-Za-z]/.test(text);
  each(({ where, node }) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'because') {
      seen += 1;
      if (literals(node.initializer).length > 0) faults.push(`${where} because: ${literals(node.initializer)[0]}`);
    }
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
    const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    // Lines for the log are in English: whoever runs the service reads them.
    if (!SAYING.has(callee.getText()) || /[lL]og(ger)?\.error$/.test(node.expression.getText())) return;
    seen += 1;
    for (const text of (node.arguments ?? []).flatMap(literals))
      if (isEnglish(text)) faults.push(`${where} ${callee.getText()}: ${text}`);
  });
  expect(seen).toBeGreaterThan(300);
  expect(faults.filter((fault) => !DOCUMENTED.test(fault))).toEqual([]);
});

/** The document of the API is in English, with the Chinese word for each tag. */
const DOCUMENTED = /^libs\/http\/openapi/;
