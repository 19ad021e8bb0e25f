import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { OtlpReceiver } from '../libs/http/testing/otlp-receiver.js';
import { runBeside, Service, temporaryFolder } from './service.js';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const CALLER = { trace: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };

/** Tells every module that is loaded. */
const HOOK = `
  import { registerHooks } from 'node:module';
  import { writeSync } from 'node:fs';
  registerHooks({ load(url, context, next) { writeSync(2, 'loads ' + url + '\\n'); return next(url, context); } });
`;

describe('traces and logs', () => {
  test('one request is one trace: request, command, append; and a span for what the projections do', async () => {
    const receiver = await OtlpReceiver.start();
    try {
      const service = await Service.start(join(folder.path, 'traced'), {
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
      });
      const sent = { communityId: 'c', name: '毛庄社区' };
      const headers = { traceparent: `00-${CALLER.trace}-${CALLER.span}-01` };
      const answer = await service.post<{ position: string }>('/api/communities', sent, headers);
      expect(answer.status).toBe(201);
      await service.get(`/api/communities/c?waitFor=${answer.body.position}`);
      await service.end('SIGTERM');

      const ours = receiver.spans.filter(({ traceId }) => traceId === CALLER.trace);
      const named = (name: string) => ours.filter((span) => span.name === name);
      const [request, command, append] = [
        named('POST /api/communities'),
        named('command RegisterCommunity'),
        named('append'),
      ];
      expect([request.length, command.length, append.length]).toEqual([1, 1, 1]);
      expect(request[0]).toMatchObject({ parentSpanId: CALLER.span, kind: 2 });
      expect(command[0]!.parentSpanId).toBe(request[0]!.spanId);
      expect(append[0]!.parentSpanId).toBe(command[0]!.spanId);
      expect(request[0]!.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: 201 } });
      expect(append[0]!.attributes).toContainEqual({ key: 'zeren.events', value: { intValue: 1 } });
      // A request without a caller begins a trace of its own.
      const asked = receiver.spans.find(({ name }) => name === 'GET /api/communities/:communityId')!;
      expect([asked.parentSpanId ?? '', asked.traceId === CALLER.trace]).toEqual(['', false]);
      const projected = receiver.spans.filter(({ name }) => name === 'project');
      expect(projected.map(({ attributes }) => attributes)).toContainEqual([
        { key: 'zeren.events', value: { intValue: 1 } },
      ]);
    } finally {
      await receiver.stop();
    }
  }, 60_000);

  test('an import is a span, with its commands in it', async () => {
    const receiver = await OtlpReceiver.start();
    try {
      const example = (name: string) => join(import.meta.dirname, '..', 'examples', name);
      const data = join(folder.path, 'import');
      const args = ['import', example('office.csv'), '--mapping', example('office.yml'), '--data', data];
      const rejects = ['--rejects', join(folder.path, 'rejects.csv')];
      const { status, stderr } = await runBeside([...args, ...rejects], {
        ZEREN_ACTOR: 'tester',
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
      });
      expect([status, stderr]).toEqual([0, expect.anything()]);
      const found = receiver.spans.filter(({ name }) => name === 'import');
      expect(found.map(({ attributes }) => attributes)).toEqual([
        [{ key: 'zeren.file', value: { stringValue: 'office.csv' } }],
      ]);
      const within = receiver.spans.filter(({ parentSpanId }) => parentSpanId === found[0]!.spanId);
      expect(new Set(within.map(({ name }) => name))).toContain('command ImportRecord');
    } finally {
      await receiver.stop();
    }
  }, 60_000);

  test('an endpoint that is none is told; without one nothing of OpenTelemetry is loaded', () => {
    const start = (env: NodeJS.ProcessEnv) => {
      const main = join(import.meta.dirname, '..', 'dist', 'apps', 'cli', 'main.js');
      // The log that the first test made.
      const data = join(folder.path, 'traced');
      return spawnSync(
        process.execPath,
        ['--import', `data:text/javascript,${encodeURIComponent(HOOK)}`, main, 'communities', '--data', data],
        { encoding: 'utf8', env: { ...process.env, ZEREN_ACTOR: 'tester', OTEL_EXPORTER_OTLP_ENDPOINT: '', ...env } },
      );
    };
    expect(start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector', LC_ALL: 'en_US.UTF-8' }).stderr).toContain(
      'OTEL_EXPORTER_OTLP_ENDPOINT is no address',
    );
    // Its API alone comes with prom-client, whoever uses it.
    const loaded = (env: NodeJS.ProcessEnv) => start(env).stderr.match(/loads \S*@opentelemetry\/(?!api\/)\S*/g) ?? [];
    expect(loaded({})).toEqual([]);
    expect(loaded({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' }).length).toBeGreaterThan(0);
  });
});
