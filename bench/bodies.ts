const SITES = 100;
const FIRST_DAY = Date.UTC(2010, 0, 1);
const DAY = 86_400_000;
/** To the end of 2025. */
const DAYS = 5_844;
const KINDS = ['correction', 'persuasion', 'cleaning'] as const;
const CATEGORIES = ['0102', '0103', '0104', '0108', '0109', '0112', '0117', '0201', '0202', '0203', '0204', '0205'];
const PATROLLERS = 40;

/** What a patroller sends; also the body of the request over HTTP. */
export function problemAt(n: number) {
  return {
    category: '扬尘',
    description: '巡查发现裸土未覆盖、车辆未冲洗，现场负责人已到场，要求立即处理。',
    source: 'staff' as const,
    siteId: `site-${n % SITES}`,
    location: '东门北侧约五十米',
    evidence: [{ sha256: n.toString(16).padStart(64, '0'), bytes: 482_113, mediaType: 'image/jpeg' }],
  };
}

const SHEETS_OF_A_DAY = 4;

/** Street corrections, so many sheets a day of so many segments in turn, day after day, as an office enters them. */
export function tallyAt(n: number, segments: number) {
  const sheet = Math.floor(n / segments);
  const days = Math.floor(sheet / SHEETS_OF_A_DAY);
  const [day, of] = [days % DAYS, (sheet % SHEETS_OF_A_DAY) + SHEETS_OF_A_DAY * Math.floor(days / DAYS)];
  return {
    roadSegmentId: `segment-${n % segments}`,
    category: CATEGORIES[of % CATEGORIES.length]!,
    kind: KINDS[Math.floor(of / CATEGORIES.length) % KINDS.length]!,
    day: new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10),
    by: `patroller-${of % PATROLLERS}`,
    unit: 'times',
    count: 1,
    basis: 'paper-sheet',
  };
}
