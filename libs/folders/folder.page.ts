import { say, type Sentence } from '#event-sourcing';
import { cellText, localTimes } from './csv.js';
import type { Folder, FolderFile } from './folder.js';
import { words } from './folder.glossary.js';
import { linesOf, type Table } from './folder.tables.js';

export interface Section {
  readonly title: Sentence;
  /** The file with all of it. */
  readonly path?: string;
  readonly table: Table;
}

/** So many rows of a table stand in the page; all of them in its file. */
const ROWS = 200;
const STYLE =
  'body{font:15px/1.5 sans-serif;margin:2em;max-width:75em}table{border-collapse:collapse;margin:.5em 0}' +
  'td,th{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top}th{background:#eee}';

const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.codePointAt(0)!};`);
const inBoth = ({ zh, en }: Sentence) => escaped(`${zh} ${en}`);

function sectionText({ title, path, table }: Section, time: (moment: string) => string): string {
  const { columns, rows } = table;
  const link = path === undefined ? '' : ` <a href="${encodeURI(path)}">${escaped(path)}</a>`;
  const head = columns.map(({ label }) => `<th>${inBoth(label)}</th>`).join('');
  const body = linesOf(table, rows.slice(0, ROWS)).map(
    (row) => `<tr>${columns.map(({ name }) => `<td>${escaped(cellText(row[name], time))}</td>`).join('')}</tr>`,
  );
  const shown = `${Math.min(rows.length, ROWS)} / ${rows.length}`;
  const text =
    rows.length === 0 ? `<p>${inBoth(words.nothing)}</p>` : `<table><tr>${head}</tr>${body.join('\n')}</table>`;
  return `<h2>${inBoth(title)} (${shown})${link}</h2>\n${text}`;
}

/** The page with which the folder is opened: what it is of, and its tables as far as they can be read on a page. */
export function pageOf(folder: Omit<Folder, 'files'>, sections: readonly Section[], timeZone: string): FolderFile {
  const time = localTimes(timeZone);
  const { of, from, to, recordedUntil, occurredUntil, upTo, counts } = folder;
  const [[kind, id]] = Object.entries(of) as [[string, string]];
  const facts: (readonly [Sentence, string | undefined])[] = [
    [words.of, `${kind} ${id}`],
    [words.period, from === undefined && to === undefined ? undefined : `${from ?? '…'} – ${to ?? '…'}`],
    [words.recordedUntil, `${time(recordedUntil)} (${recordedUntil})`],
    [words.occurredUntil, occurredUntil && `${time(occurredUntil)} (${occurredUntil})`],
    [words.upTo, upTo],
  ];
  const told = facts.flatMap(([word, value]) =>
    value === undefined ? [] : [`<tr><th>${inBoth(word)}</th><td>${escaped(value)}</td></tr>`],
  );
  const notes = [say(words.masked, { count: counts.masked }), words.byDigest, words.check];
  const page = [
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${inBoth(words.title)}</title><style>${STYLE}</style>`,
    `<h1>${inBoth(words.title)}</h1>\n<table>${told.join('\n')}</table>`,
    ...notes.map((note) => `<p>${inBoth(note)}</p>`),
    ...sections.map((section) => sectionText(section, time)),
    '</html>',
  ];
  return { path: 'index.html', content: Buffer.from(`${page.join('\n')}\n`) };
}
