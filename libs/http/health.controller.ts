import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Gauge, Registry } from 'prom-client';
import { HealthAnswer, type ViewHealth } from './health.answers.js';
import { Office } from '#office';

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

  constructor(private readonly office: Office) {}

  /** Whether the log answers, and how far each view has come. */
  @Get('health')
  async getHealth(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthAnswer> {
    const { head, views } = await this.views();
    const failed = this.office.failure() !== undefined || views.some((view) => view.state === 'failed');
    const behind = views.some((view) => view.position < head);
    if (failed) void reply.status(503);
    return { status: failed ? 'failed' : behind ? 'behind' : 'ok', head, views };
  }

  /** The same for Prometheus. */
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async getMetrics(): Promise<string> {
    for (const { view, lagSeconds, state } of (await this.views()).views) {
      this.lag.set({ view }, lagSeconds);
      this.live.set({ view }, state === 'live' ? 1 : 0);
    }
    return this.registry.metrics();
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
