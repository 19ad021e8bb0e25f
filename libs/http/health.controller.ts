import { setTimeout as delay } from 'node:timers/promises';
import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Gauge, Registry } from 'prom-client';
import { HealthAnswer, type ViewHealth } from './health.answers.js';
import { Office } from '#office';

/** Whoever watches the service asks often, and takes silence for its end. */
const PATIENCE_MILLISECONDS = 2_000;

@ApiTags('service')
@Controller()
export class HealthController {
  private readonly registry = new Registry();
  private readonly lag = new Gauge({
    name: 'zeren_view_lag_seconds',
    help: 'Age of the oldest event that the view does not show yet',
    labelNames: ['view'],
    registers: [this.registry],
  });
  private readonly live = new Gauge({
    name: 'zeren_view_live',
    help: '1 when the view follows the log, 0 while it is being built',
    labelNames: ['view'],
    registers: [this.registry],
  });

  private readonly up = new Gauge({
    name: 'zeren_log_up',
    help: '1 while the event log answers in time',
    registers: [this.registry],
  });

  constructor(private readonly office: Office) {}

  /** Whether the log answers, how far each view has come, and what fails; answered within two seconds. */
  @Get('health')
  async getHealth(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthAnswer> {
    const { head, views, reason } = await this.known();
    const failing = this.office.failing();
    const failure = this.office.failure();
    if (failure !== undefined) failing.push({ name: 'views', reason: failure });
    if (reason !== undefined) failing.push({ name: 'event log', reason });
    const failed = head === null || failure !== undefined || views.some((view) => view.state === 'failed');
    const behind = views.some((view) => head !== null && view.position < head);
    if (failed) void reply.status(503);
    const status = failed ? 'failed' : failing.length > 0 ? 'failing' : behind ? 'behind' : 'ok';
    return { status, head, failing, views };
  }

  /** The same for Prometheus. */
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async getMetrics(): Promise<string> {
    const { head, views } = await this.known();
    this.up.set(head === null ? 0 : 1);
    for (const { view, lagSeconds, state } of views) {
      if (lagSeconds !== null) this.lag.set({ view }, lagSeconds);
      this.live.set({ view }, state === 'live' ? 1 : 0);
    }
    return this.registry.metrics();
  }

  /** What the log says in time; what is known without it where it does not. */
  private async known(): Promise<{ head: string | null; views: ViewHealth[]; reason?: string }> {
    const timeout = new AbortController();
    const late = delay(PATIENCE_MILLISECONDS, undefined, { signal: timeout.signal }).then(() => {
      throw new Error(`it did not answer within ${PATIENCE_MILLISECONDS} ms`);
    });
    try {
      return await Promise.race([this.views(), late]);
    } catch (error) {
      const views = this.office.status().map(({ view, version, position, state }): ViewHealth => {
        return { view, version, position, state, lagSeconds: null };
      });
      return { head: null, views, reason: (error as Error).message };
    } finally {
      timeout.abort();
      late.catch(() => undefined);
    }
  }

  private async views(): Promise<{ head: string; views: ViewHealth[] }> {
    const { store } = this.office.backends;
    const head = await store.head();
    const views: ViewHealth[] = [];
    for (const { view, version, position, state } of this.office.status()) {
      const lagSeconds = position < head ? await this.lagSince(position) : 0;
      views.push({ view, version, position, state, lagSeconds });
    }
    return { head, views };
  }

  private async lagSince(position: string): Promise<number> {
    const { store, clock } = this.office.backends;
    for await (const next of store.readAll({ from: position, limit: 1 }))
      return Math.max(0, Date.parse(clock.now()) - Date.parse(next.recordedAt)) / 1_000;
    return 0;
  }
}
