import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Gauge, Registry } from 'prom-client';
import { HealthAnswer, type ViewHealth } from './health.answers.js';
import { Office } from './office.js';

@ApiTags('service 服务')
@Controller()
export class HealthController {
  private readonly registry = new Registry();
  private readonly lag = new Gauge({
    name: 'zeren_view_lag_seconds',
    help: 'Time of the log between its last event and the last one that the view shows',
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
  async health(): Promise<HealthAnswer> {
    const { head, views } = await this.views();
    return { status: views.every((view) => view.position >= head) ? 'ok' : 'behind', head, views };
  }

  /** The same for Prometheus. */
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(): Promise<string> {
    for (const { view, lagSeconds, state } of (await this.views()).views) {
      this.lag.set({ view }, lagSeconds);
      this.live.set({ view }, state === 'live' ? 1 : 0);
    }
    return this.registry.metrics();
  }

  private async views(): Promise<{ head: string; views: ViewHealth[] }> {
    const last = await this.office.lastEvent();
    const head = last?.position ?? '';
    const views = this.office.status().map(({ recordedAt, ...view }): ViewHealth => {
      const behind = last !== undefined && view.position < head;
      const since = recordedAt ?? last?.recordedAt ?? '';
      return { ...view, lagSeconds: behind ? (Date.parse(last.recordedAt) - Date.parse(since)) / 1_000 : 0 };
    });
    return { head, views };
  }
}
