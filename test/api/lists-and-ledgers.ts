import { request as httpRequest } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import type { ApiOffice } from './office.js';

export function describeListsAndLedgers(office: ApiOffice): void {
  const { problem, report, act } = office;
  describe('lists and ledgers', () => {
    test('a query waits for what a command wrote', async () => {
      const { id } = await report();
      await act(id, 'file');
      const assignee = `desk-${id}`;
      const { body } = await act(id, 'dispatch', { department: '城管', assignee, deadline: { workingDays: 1 } });
      const list = await office.service.get<{ cases: { caseId: string }[] }>(
        `/api/cases?list=mine&assignee=${assignee}&waitFor=${body.position}`,
      );
      expect(list.body.cases.map((c) => c.caseId)).toEqual([id]);
      const mine = await office.service.get<{ cases: unknown[] }>('/api/cases?list=mine');
      expect(mine.body.cases).toEqual([]);
      const desk = await office.service.get<{ openCases: unknown[] }>(`/api/desks?assignee=${assignee}`);
      expect(desk.body.openCases).toHaveLength(1);
    });

    test('pages follow each other by cursor without gap or double', async () => {
      for (let n = 0; n < 7; n += 1) await report({ ...problem, category: 'paged' });
      const last = await report({ ...problem, category: 'paged' });
      const seen: string[] = [];
      let cursor = '';
      do {
        const path = `/api/cases?category=paged&limit=3&waitFor=${last.position}${cursor && `&cursor=${cursor}`}`;
        const { body } = await office.service.get<{ cases: { caseId: string }[]; next?: string }>(path);
        seen.push(...body.cases.map((c) => c.caseId));
        cursor = body.next ?? '';
      } while (cursor);
      expect(new Set(seen).size).toBe(8);
      expect(seen).toHaveLength(8);
    });

    test('a ledger answers as of both clocks, and as of the last event it is the ledger of now', async () => {
      const siteId = 'gd-asof';
      await office.service.post('/api/sites', {
        siteId,
        name: '回溯工地',
        kind: 'construction-site',
        communityId: 'maozhuang',
        occurredAt: '2018-01-01T00:00:00Z',
      });
      const responsibility = {
        role: 'contracting-leader',
        person: '胡超',
        from: '2018-01-01T00:00:00Z',
        until: '2018-06-01T00:00:00Z',
      };
      await office.service.post(`/api/sites/${siteId}/assign-responsibility`, responsibility);
      const old = await report({ ...problem, siteId, occurredAt: '2018-03-01T00:00:00Z' });
      const between = new Date().toISOString();
      await new Promise((resolve) => setTimeout(resolve, 5));
      const { position } = await report({ ...problem, siteId, occurredAt: '2018-02-01T00:00:00Z' });
      type Ledger = { figures: { reported: number }; responsible: { person: string }[]; asOf: string };
      const ledger = (query: string) =>
        office.service.get<Ledger>(`/api/sites/${siteId}/ledger?waitFor=${position}&${query}`);
      expect((await ledger('')).body.figures.reported).toBe(2);
      expect((await ledger('occurredUntil=2018-02-15T00:00:00Z')).body.figures.reported).toBe(1);
      expect((await ledger(`recordedUntil=${between}`)).body.figures.reported).toBe(1);
      expect((await ledger(`recordedUntil=${between}&occurredUntil=2018-02-15T00:00:00Z`)).body.figures.reported).toBe(
        0,
      );
      const responsible = (await ledger('occurredUntil=2018-02-15T00:00:00Z')).body.responsible;
      expect(responsible.map((r) => r.person)).toEqual(['胡超']);
      expect((await ledger('occurredUntil=2018-06-15T00:00:00Z')).body.responsible).toEqual([]);
      const now = await ledger('');
      const atLast = await ledger(`recordedUntil=${new Date(Date.now() + 60_000).toISOString()}`);
      expect({ ...atLast.body, asOf: '' }).toEqual({ ...now.body, asOf: '' });
      expect(old.revision).toBe(0);

      const history = async (query: string) => {
        const answer = await office.service.get<{ position: string; type: string }[]>(
          `/api/sites/${siteId}/history?${query}`,
        );
        return answer.body;
      };
      const whole = await history('');
      expect(whole.map((e) => e.type)).toEqual([
        'SiteRegistered',
        'ResponsibilityAssigned',
        'ProblemReported',
        'ProblemReported',
      ]);
      const paged: typeof whole = [];
      for (let page = await history('limit=3'); page.length > 0;) {
        expect(page.length).toBeLessThanOrEqual(3);
        paged.push(...page);
        page = await history(`limit=3&after=${page.at(-1)!.position}`);
      }
      expect(paged).toEqual(whole);
      expect(await history('limit=2&occurredUntil=2018-02-15T00:00:00Z')).toEqual([whole[0], whole[1]]);
      expect((await office.service.get(`/api/sites/${siteId}/history?limit=0`)).status).toBe(400);
    });

    test('a history is replayed step by step, from any point, and goes on after the last one seen', async () => {
      const siteId = 'gd-replay';
      const base = {
        siteId,
        name: '回放工地',
        kind: 'construction-site',
        communityId: 'maozhuang',
        occurredAt: '2018-01-01T00:00:00Z',
      };
      await office.service.post('/api/sites', base);
      let position = '';
      for (const month of ['02', '03', '04'])
        position = (await report({ ...problem, siteId, occurredAt: `2018-${month}-01T00:00:00Z` })).position;
      await office.service.get(`/api/sites/${siteId}/ledger?waitFor=${position}`);
      const all = await replayed(`/api/sites/${siteId}/replay?speed=0&waitFor=${position}`);
      expect(all.map((s) => s.data.ledger.figures.reported)).toEqual([0, 1, 2, 3]);
      expect(all.map((s) => s.data.step)).toEqual([1, 2, 3, 4]);
      expect(all.map((s) => s.data.event.label).slice(0, 2)).toEqual(['登记点位', '上报问题']);
      const jumped = await replayed(`/api/sites/${siteId}/replay?speed=0&jumpTo=2018-03-01T00:00:00Z`);
      expect(jumped).toEqual(all.slice(2));
      const behind = await replayed(`/api/sites/${siteId}/replay?speed=0&jumpTo=2019-01-01T00:00:00Z`);
      expect(behind).toEqual(all.slice(3));
      expect(await replayed(`/api/sites/${siteId}/replay?speed=0`, { 'last-event-id': all[2]!.id })).toEqual(
        all.slice(3),
      );
      expect(await replayed(`/api/sites/${siteId}/replay?speed=100`)).toEqual(all);

      // Whoever has seen the end and comes back is told that there is no more.
      const path = `/api/sites/${siteId}/replay?speed=0`;
      const ended = await office.service.get<string>(path);
      const lastId = /event: end\nid: (.*)\n/.exec(ended.body)![1]!;
      expect(lastId).toBe(all.at(-1)!.id);
      const again = (id: string, of = path) =>
        office.service.request('GET', of, undefined, { 'last-event-id': id }).then(({ status }) => status);
      expect(await again(lastId)).toBe(204);
      expect(await again('rubbish')).toBe(400);
      const none = `${path}&recordedUntil=2018-01-01T00:00:00Z`;
      const empty = await office.service.get<string>(none);
      expect(empty.body).toMatch(/^event: end\nid: 0+\ndata: \{"steps":0\}\n\n$/);
      expect(await again(/id: (.*)/.exec(empty.body)![1]!, none)).toBe(204);
    });

    test('readers that leave free their places at once, and there are no more than the office allows', async () => {
      const path = `${office.service.url}/api/sites/gd-replay/replay?speed=0.001`;
      /** A busy machine may need a while to hear that somebody has left; the pause of these replays is a minute. */
      const freed = async (): Promise<void> => {
        const until = Date.now() + 10_000;
        for (let status = 503; status !== 200 && Date.now() < until;) {
          const leaving = new AbortController();
          ({ status } = await fetch(path, { signal: leaving.signal }));
          leaving.abort();
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      };
      const statuses = async (): Promise<number[]> => {
        const leaving = new AbortController();
        const opened = await Promise.all(Array.from({ length: 25 }, () => fetch(path, { signal: leaving.signal })));
        // Who gets none is told so in a sentence, and when to come again.
        for (const answer of opened.filter(({ status }) => status === 503)) {
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
          expect(((await answer.json()) as { detail: string }).detail).toBe('已有 20 个回放在进行，不能再多。');
        }
        leaving.abort();
        if (opened.every(({ status }) => status === 503)) throw new Error('no replay was opened');
        return opened.map(({ status }) => status);
      };
      for (let round = 0; round < 3; round += 1) {
        const all = await statuses();
        expect([...all].sort()).toEqual([...Array<number>(20).fill(200), ...Array<number>(5).fill(503)]);
        await freed();
      }
    });

    test('a case put down to another site moves there, and both sites know it of every moment', async () => {
      const site = { kind: 'construction-site', occurredAt: '2018-01-01T00:00:00Z' };
      await office.service.post('/api/communities', { communityId: 'moved-to', name: '迁入社区' });
      await office.service.post('/api/sites', { ...site, siteId: 'gd-a', name: '甲工地', communityId: 'maozhuang' });
      await office.service.post('/api/sites', { ...site, siteId: 'gd-b', name: '乙工地', communityId: 'moved-to' });
      const stays = { ...problem, siteId: 'gd-a', occurredAt: '2018-02-01T00:00:00Z' };
      await report(stays);
      const { id } = await report(stays);
      await act(id, 'file');
      const before = new Date().toISOString();
      await new Promise((resolve) => setTimeout(resolve, 5));
      const [reported] = (await office.service.get<{ id: string }[]>(`/api/cases/${id}/history`)).body;
      const correct = { eventId: reported!.id, field: 'siteId', value: 'gd-b', reason: '录错' };
      expect((await act(id, 'correct-record', { ...correct, value: 'gd-nowhere' })).status).toBe(422);
      const filing = (await office.service.get<{ id: string }[]>(`/api/cases/${id}/history`)).body[1]!;
      const ofFiling = await act(id, 'correct-record', { ...correct, eventId: filing.id, value: 'gd-nowhere' });
      expect(ofFiling.body).toMatchObject({ rule: 'field-not-correctable' });
      const moved = await office.correct(id, correct);
      expect(moved.body.events.map(({ data }) => [data['field'], data['previous'], data['value']])).toEqual([
        ['siteId', 'gd-a', 'gd-b'],
        ['communityId', 'maozhuang', 'moved-to'],
      ]);
      const community = { ...correct, field: 'communityId', value: 'maozhuang' };
      expect((await act(id, 'correct-record', community)).body).toMatchObject({ rule: 'site-in-community' });
      const { position } = (await act(id, 'dispatch', { department: '城管', deadline: { workingDays: 3 } })).body;

      const reportedAt = async (place: string, query = '') => {
        const path = `/api/${place}/ledger?waitFor=${position}&${query}`;
        return (await office.service.get<{ figures: { reported: number; filed: number } }>(path)).body.figures;
      };
      const places = ['sites/gd-a', 'sites/gd-b', 'communities/moved-to'];
      const all = (query = '') => Promise.all(places.map((place) => reportedAt(place, query)));
      const counts = (figures: { reported: number; filed: number }[]) => figures.map((f) => [f.reported, f.filed]);
      expect(counts(await all())).toEqual([
        [1, 0],
        [1, 1],
        [1, 1],
      ]);
      expect(await all(`recordedUntil=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual(await all());
      expect(counts([await reportedAt('sites/gd-a', `recordedUntil=${before}`)])).toEqual([[2, 1]]);
      expect(counts([await reportedAt('sites/gd-b', `recordedUntil=${before}`)])).toEqual([[0, 0]]);
      // What had happened by then, by what is known now: it was at the other site all the time.
      expect(counts([await reportedAt('sites/gd-a', 'occurredUntil=2018-03-01T00:00:00Z')])).toEqual([[1, 0]]);
      expect(counts([await reportedAt('sites/gd-b', 'occurredUntil=2018-03-01T00:00:00Z')])).toEqual([[1, 0]]);

      const typesOf = async (siteId: string, query = '') => {
        const path = `/api/sites/${siteId}/history?${query}`;
        return (await office.service.get<{ type: string; position: string }[]>(path)).body;
      };
      const correcting = ['CorrectionProposed', 'RecordCorrected', 'RecordCorrected'];
      const types = ['ProblemReported', 'CaseFiled', ...correcting, 'CaseDispatched'];
      const history = await typesOf('gd-b');
      expect(history.map(({ type }) => type)).toEqual(['SiteRegistered', ...types]);
      // What came after the correction of its site happened at the other one.
      expect((await typesOf('gd-a')).map(({ type }) => type)).toEqual([
        'SiteRegistered',
        'ProblemReported',
        ...types.slice(0, 4),
      ]);
      const known = await typesOf('gd-b', `recordedUntil=${before}`);
      expect(known.map(({ type }) => type)).toEqual(['SiteRegistered']);
      const rest = await typesOf('gd-b', `limit=2&after=${history[1]!.position}`);
      expect(rest).toEqual(history.slice(2, 4));
      const steps = await replayed(`/api/sites/gd-b/replay?speed=0`);
      expect(steps.map((s) => s.data.ledger.figures.reported)).toEqual([0, 0, 0, 0, 1, 1, 1]);
    });

    test('a moment that was corrected is where it is known to be, in every question about the past', async () => {
      const site = { siteId: 'gd-moment', name: '补记工地', kind: 'construction-site', communityId: 'maozhuang' };
      await office.service.post('/api/sites', { ...site, occurredAt: '2018-01-01T00:00:00Z' });
      const { id } = await report({ ...problem, siteId: 'gd-moment', occurredAt: '2018-05-05T00:00:00Z' });
      const before = new Date().toISOString();
      await new Promise((resolve) => setTimeout(resolve, 5));
      const [event] = (await office.service.get<{ id: string }[]>(`/api/cases/${id}/history`)).body;
      const correct = { eventId: event!.id, field: 'occurredAt', value: '2018-05-02T00:00:00Z', reason: '补记' };
      const { position } = (await office.correct(id, correct)).body;
      const then = `occurredUntil=2018-05-03T00:00:00Z&waitFor=${position}`;
      const answers = async (bounds: string) => {
        const get = async <T>(path: string) => (await office.service.get<T>(`/api/${path}?${bounds}`)).body;
        const ledger = await get<{ figures: { reported: number } }>('sites/gd-moment/ledger');
        const period = 'by=site&from=2018-05-01&to=2018-05-04';
        const rows = await office.service.get<{ id: string; reported: number }[]>(
          `/api/indicators?${period}&${bounds}`,
        );
        const history = await get<{ type: string }[]>('sites/gd-moment/history');
        const { status } = await office.service.get(`/api/cases/${id}?${bounds}`);
        const row = rows.body.find((group) => group.id === 'gd-moment');
        return [ledger.figures.reported, row?.reported ?? 0, history.length, status];
      };
      expect(await answers(then)).toEqual([1, 1, 3, 200]);
      expect(await answers(`${then}&recordedUntil=${before}`)).toEqual([0, 0, 1, 404]);
      expect(await answers(then.replace('05-03', '05-01'))).toEqual([0, 0, 1, 404]);
      const steps = await replayed(`/api/sites/gd-moment/replay?speed=0&${then}`);
      expect(steps.map(({ data }) => [data.ledger.asOf, data.ledger.figures.reported])).toEqual([
        ['2018-01-01T00:00:00.000Z', 0],
        ['2018-05-02T00:00:00.000Z', 1],
        ['2018-05-02T00:00:00.000Z', 1],
      ]);

      // It moves, and its moment is corrected again where it is now.
      await office.service.post('/api/sites', { ...site, siteId: 'gd-other', occurredAt: '2018-01-01T00:00:00Z' });
      await office.correct(id, { ...correct, field: 'siteId', value: 'gd-other' });
      const last = (await office.correct(id, { ...correct, value: '2018-05-09T00:00:00Z' })).body;
      const moved = then.replace(position, last.position);
      // Its history tells what was taken out of that time: the two corrections since it lay there.
      expect(await answers(moved)).toEqual([0, 0, 3, 404]);
      await office.correct(id, { ...correct, value: '2018-05-03T00:00:00Z' });
      const later = moved.replace('05-03', '05-04');
      const replay = await replayed(`/api/sites/gd-moment/replay?speed=0&${later}`);
      expect(replay.map(({ data }) => data.ledger.asOf <= '2018-05-04T00:00:00.000Z')).not.toContain(false);
      expect(replay.length).toBeGreaterThan(1);
    });

    test('a place that was registered after what happened there has a ledger of that time', async () => {
      const community = { communityId: 'late', name: '后登记社区' };
      await office.service.post('/api/communities', community);
      const site = { siteId: 'gd-late', name: '后登记工地', kind: 'construction-site', communityId: 'late' };
      await office.service.post('/api/sites', site);
      await office.service.post('/api/sites', { ...site, siteId: 'gd-later', name: '空工地' });
      const { position } = await report({ ...problem, siteId: 'gd-late', occurredAt: '2018-02-01T00:00:00Z' });
      const ledger = (place: string, query: string) =>
        office.service.get<{ figures: { reported: number }; sites: { siteId: string }[] }>(
          `/api/${place}/ledger?waitFor=${position}&${query}`,
        );
      const then = 'occurredUntil=2018-03-01T00:00:00Z';
      expect((await ledger('sites/gd-late', then)).body.figures.reported).toBe(1);
      const { figures, sites } = (await ledger('communities/late', then)).body;
      expect([figures.reported, sites.map(({ siteId }) => siteId)]).toEqual([1, ['gd-late']]);
      for (const none of ['occurredUntil=2018-01-31T00:00:00Z', 'recordedUntil=2018-03-01T00:00:00Z'])
        for (const place of ['sites/gd-late', 'communities/late']) expect((await ledger(place, none)).status).toBe(404);
      expect((await ledger('sites/gd-later', then)).status).toBe(404);
    });

    test('a ledger is there as soon as its place is', async () => {
      for (let n = 0; n < 20; n += 1) {
        const siteId = `gd-new-${n}`;
        const site = { siteId, name: '新工地', kind: 'construction-site', communityId: 'maozhuang' };
        expect((await office.service.post('/api/sites', site)).status).toBe(201);
        expect((await office.service.get(`/api/sites/${siteId}/ledger`)).status).toBe(200);
      }
    });

    test('indicators drill down to the cases that they count', async () => {
      const { position } = await report({ ...problem, category: 'drilled' });
      const rows = await office.service.get<
        { id: string; reported: number; indicators: { name: string; value: number | null }[] }[]
      >(`/api/indicators?by=category&waitFor=${position}`);
      const row = rows.body.find((r) => r.id === 'drilled')!;
      expect(row.reported).toBe(1);
      expect(row.indicators.find((i) => i.name === 'closure')!.value).toBeNull();
      const path = '/api/indicators/cases?by=category&id=drilled&figure=reported';
      const drilled = await office.service.get<{ cases: unknown[]; next?: string }>(path);
      expect(drilled.body.cases).toHaveLength(1);
      expect(drilled.body.next).toBeUndefined();
    });

    test('a drill-down comes in pages, now and as of a moment, by a cursor of its own', async () => {
      type Page = { cases: { caseId: string; amount: number }[]; next?: string };
      let position = '';
      for (let n = 0; n < 5; n += 1) ({ position } = await report({ ...problem, category: 'drilled in pages' }));
      const figure = 'figure=reported&by=category&id=drilled%20in%20pages';
      for (const bounds of [`waitFor=${position}`, 'recordedUntil=2099-01-01T00:00:00Z']) {
        const seen: string[] = [];
        let cursor = '';
        do {
          const path = `/api/indicators/cases?${figure}&${bounds}&limit=2${cursor && `&cursor=${cursor}`}`;
          const { body } = await office.service.get<Page>(path);
          expect(body.cases.length).toBe(seen.length === 4 ? 1 : 2);
          expect(body.cases.every(({ amount }) => amount === 1)).toBe(true);
          seen.push(...body.cases.map(({ caseId }) => caseId));
          cursor = body.next ?? '';
        } while (cursor !== '');
        expect(new Set(seen).size).toBe(5);
        const first = await office.service.get<Page>(`/api/indicators/cases?${figure}&${bounds}&limit=2`);
        const other = `/api/indicators/cases?figure=open&${bounds}&limit=2&cursor=${first.body.next}`;
        expect((await office.service.get(other)).status).toBe(400);
      }
    });
  });

  interface Step {
    readonly id: string;
    readonly data: {
      readonly step: number;
      readonly event: { readonly label: string };
      readonly ledger: { readonly asOf: string; readonly figures: { readonly reported: number } };
    };
  }

  /** Reads server-sent events up to the message that says the end. */
  function replayed(path: string, headers: Record<string, string> = {}): Promise<Step[]> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(office.service.url + path, { headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          const messages = text.split('\n\n').filter((m) => m.includes('event: step'));
          const line = (message: string, name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)![1]!;
          resolve(messages.map((m) => ({ id: line(m, 'id'), data: JSON.parse(line(m, 'data')) as Step['data'] })));
        });
      });
      request.on('error', reject).end();
    });
  }
}
