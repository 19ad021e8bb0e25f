import { describe, expect, test } from '@jest/globals';
import { run, runBeside, Service, type Answer, temporaryFolder } from '../service.js';
import type { ApiOffice, CommandAnswer, ProblemBody } from './office.js';

const NO_FOLDER = ': skipped, neither the log nor the read models are in one';

/** `onServers`: neither the log nor the read models are in the data folder. */
export function describeService(office: ApiOffice, onServers: boolean): void {
  const { problem } = office;
  describe('the service', () => {
    test('describes itself in OpenAPI 3.1: every route that it has, and no other', async () => {
      const { body } = await office.service.get<{
        openapi: string;
        paths: Record<string, Record<string, { summary?: string }>>;
      }>('/api/docs/openapi.json');
      expect(body.openapi).toMatch(/^3\.1/);
      const routes = await office.service.get<Record<string, unknown>>('/health');
      expect(routes.status).toBe(200);
      for (const [path, operations] of Object.entries(body.paths))
        for (const [method, operation] of Object.entries(operations)) {
          expect(operation.summary).toBeTruthy();
          const probe: Answer<ProblemBody> = await office.service.request(
            method.toUpperCase(),
            path.replace(/\{\w+\}/g, 'nobody'),
            method === 'post' ? '{}' : undefined,
          );
          // Of the subjects of credit codes, no code at all is told as that.
          if (probe.status === 404) expect(probe.body.detail).toMatch(/^There is no|^must be a unified social credit/);
        }
    });

    test('stops though somebody is still listening to a replay', async () => {
      const other = temporaryFolder();
      const second = await Service.start(other.path);
      await second.post('/api/communities', { communityId: 'c', name: 'c' });
      await second.post('/api/sites', { siteId: 's', name: 's', kind: 'shop', communityId: 'c' });
      const { body } = await second.post<CommandAnswer>('/api/cases', { ...problem, siteId: 's' });
      await second.get(`/api/sites/s/ledger?waitFor=${body.position}`);
      const listening = fetch(`${second.url}/api/sites/s/replay?speed=0.01`).then((r) => r.text().catch(() => 'cut'));
      await new Promise((resolve) => setTimeout(resolve, 200));
      await second.end('SIGTERM');
      await listening.catch(() => undefined);
      other.remove();
    }, 60_000);

    test('tells how far the views have come, also to Prometheus', async () => {
      const { body } = await office.service.get<string>('/metrics');
      expect(body).toMatch(/^zeren_view_lag_seconds\{view="cases"\} [\d.]+$/m);
      expect(body).toMatch(/^zeren_http_requests_total\{method="POST",status="201"\} [1-9]/m);
      expect(body).toMatch(/^zeren_events_projected_total [1-9]/m);
    });

    test('says apart whether it lives and whether it is ready', async () => {
      for (const path of ['/health/live', '/health/ready'])
        expect(await office.service.get(path)).toMatchObject({ status: 200, body: { status: 'ok', reasons: [] } });
    });

    test('refuses to start in production while actors are believed', () => {
      const other = temporaryFolder();
      const { status, stderr } = run(['serve', '--port', '0', '--data', other.path], { NODE_ENV: 'production' });
      expect(status).not.toBe(0);
      expect(stderr).toContain('DevelopmentActorGuard');
      other.remove();
    });

    test('names every setting that is not right', () => {
      const { status, stderr } = run(['serve', '--data', office.folder.path], {
        ZEREN_PORT: 'x',
        ZEREN_TIME_ZONE: 'Mars/Olympus',
      });
      expect(status).toBe(1);
      expect(stderr).toContain('ZEREN_PORT=x');
      expect(stderr).toContain('ZEREN_TIME_ZONE=Mars/Olympus');
    });

    const inFolder = onServers ? test.skip : test;
    inFolder(
      `is the only one that writes to its folder; readers may come beside it${onServers ? NO_FOLDER : ''}`,
      async () => {
        const second = await runBeside(['serve', '--port', '0', '--data', office.folder.path], office.environment);
        expect(second.status).toBe(1);
        expect(second.stderr).toContain('another process writes to the data folder');
        const reader = await runBeside(['communities', '--data', office.folder.path, '--json'], office.environment);
        expect(reader.status).toBe(0);
        expect(reader.stdout).toContain('毛庄社区');
      },
    );

    if (onServers)
      test('others serve beside it: what one took the other shows, a key is one key, and a number is given once', async () => {
        const second = await Service.start(office.folder.path, office.environment);
        const services = [office.service, second];
        const sent = await Promise.all(
          Array.from({ length: 20 }, (_, n) =>
            services[n % 2]!.post<CommandAnswer>('/api/cases', problem, { 'idempotency-key': `beside-${n >> 1}` }),
          ),
        );
        const ids = new Set(sent.map(({ body }) => body.id));
        expect([new Set(sent.map(({ status }) => status)), ids.size]).toEqual([new Set([201]), 10]);
        const filed = await Promise.all(
          [...ids].map((id, n) => services[n % 2]!.post<CommandAnswer>(`/api/cases/${id}/file`, {})),
        );
        const numbers = new Set(filed.map(({ body }) => body.events[0]!.data['number']));
        expect(numbers.size).toBe(10);
        const last = filed
          .map(({ body }) => body.position)
          .sort()
          .at(-1);
        for (const service of services)
          for (const id of ids) {
            const { body } = await service.get<{ state: string }>(`/api/cases/${id}?waitFor=${last}`);
            expect(body).toMatchObject({ caseId: id, number: expect.any(String) });
          }
        await second.end('SIGTERM');
      });
  });
}
