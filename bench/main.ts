import { parseArgs } from 'node:util';
import { Bench, type Measure } from './bench.js';
import { measures } from './measures/index.js';
import type { Row } from './row.js';
import { table } from './table.js';
import { EVENTSTORE_URL } from './bare-client.js';
import { MONGODB_URL } from './mongo.js';

/** By the variable that names it. */
const servers = {
  EVENTSTORE_URL: { what: 'EventStoreDB', url: EVENTSTORE_URL },
  MONGODB_URL: { what: 'MongoDB', url: MONGODB_URL },
} as const;

const HELP = `npm run bench -- [options]
  --json          one array of {name, value, unit, against, ratio, atLeast | atMost} on stdout
  --only <text>   only the rows whose name contains the text
  --quick         small logs and few rounds: does it run, not how fast
  --detail        also rows without a target, that show where the time goes
Where EVENTSTORE_URL names an EventStoreDB there are rows for it; what they write stays there, under prefixes of its own.
Where MONGODB_URL names a server that speaks its protocol there are rows for it; what they write is dropped.
`;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    detail: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function wanted({ name, detail }: Measure): boolean {
  return name.toLowerCase().includes(options.only.toLowerCase()) && (options.detail || !detail);
}

async function measure(): Promise<Row[]> {
  const named = measures.filter(wanted);
  if (named.length === 0) throw new Error(`no row's name contains ${JSON.stringify(options.only)}`);
  const bench = new Bench(options);
  const chosen = named.filter(({ needs }) => needs === undefined || servers[needs].url !== '');
  for (const [variable, { what, url }] of Object.entries(servers)) {
    const left = named.filter(({ needs }) => needs === variable).length;
    if (url === '' && left > 0) bench.note(`left out: ${left} rows on ${what} (${variable} names no server)`);
  }
  const rows: Row[] = [];
  try {
    for (const [n, { name, run }] of chosen.entries()) {
      bench.note(`[${n + 1}/${chosen.length}] ${name}`);
      const measured = await run(bench);
      if (measured) rows.push({ name, ...measured });
    }
  } finally {
    bench.close();
  }
  return rows;
}

if (options.help) process.stdout.write(HELP);
else {
  const rows = await measure();
  process.stdout.write(options.json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));
}
