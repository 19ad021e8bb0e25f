import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Office } from '#office';
import { Workload } from '#platform';
import { Condition } from './condition.js';

/** From a read of one document to a replay that somebody listens to, in seconds. */
const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** For Prometheus; docs/operations.md says what each means. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly up = this.gauge('zeren_log_up', '1 while the event log answers in time');
  private readonly documentsUp = this.gauge('zeren_documents_up', '1 while the read models answer in time');
  private readonly lag = this.gauge(
    'zeren_view_lag_seconds',
    'Age of the oldest event that the view does not show yet',
    'view',
  );
  private readonly live = this.gauge(
    'zeren_view_live',
    '1 when the view follows the log, 0 while it is being built',
    'view',
  );
  private readonly held = this.gauge(
    'zeren_lease_held',
    '1 with the name of the process that does this work, 0 while none does',
    'lease',
    'holder',
  );
  private readonly still = this.gauge(
    'zeren_lease_still_seconds',
    'For how long this process has seen no sign of life of the holder',
    'lease',
  );
  private readonly failing = this.gauge('zeren_failing', '1 for each thing that fails again and again', 'name');
  private readonly requests: Counter<string>;
  private readonly requestSeconds: Histogram<string>;

  constructor(
    private readonly condition: Condition,
    private readonly office: Office,
    private readonly workload: Workload,
  ) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Counter({
      name: 'zeren_http_requests_total',
      help: 'Requests that were answered, by method and status',
      labelNames: ['method', 'status'],
      registers,
    });
    this.requestSeconds = new Histogram({
      name: 'zeren_http_request_seconds',
      help: 'Until a request was answered whole',
      labelNames: ['method'],
      buckets: REQUEST_SECONDS,
      registers,
    });
    this.counter('zeren_events_written_total', 'Events that commands of this process wrote', ({ written }) => [
      [{}, written.total],
    ]);
    this.counter('zeren_events_projected_total', 'Events that projections of this process took', ({ projected }) => [
      [{}, projected.total],
    ]);
    this.counter(
      'zeren_commands_total',
      'Commands of this process by what became of them',
      ({ results }) => Object.entries(results).map(([result, total]) => [{ result }, total]),
      'result',
    );
  }

  /** @param seconds until it was answered */
  answered(method: string, status: number, seconds: number): void {
    this.workload.requests.add();
    this.requests.inc({ method, status });
    this.requestSeconds.observe({ method }, seconds);
  }

  async text(): Promise<string> {
    const { head, documents, views, leases } = await this.condition.known();
    this.up.set(head === null ? 0 : 1);
    this.documentsUp.set(documents === undefined ? 1 : 0);
    for (const gauge of [this.held, this.still, this.failing]) gauge.reset();
    for (const { view, lagSeconds, state } of views) {
      if (lagSeconds !== null) this.lag.set({ view }, lagSeconds);
      this.live.set({ view }, state === 'live' ? 1 : 0);
    }
    for (const { name, holder, stillSeconds } of leases) {
      this.held.set({ lease: name, holder }, holder === '' ? 0 : 1);
      this.still.set({ lease: name }, stillSeconds);
    }
    for (const { name } of this.office.failing()) this.failing.set({ name }, 1);
    return this.registry.metrics();
  }

  private gauge(name: string, help: string, ...labelNames: string[]): Gauge<string> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  /** Of what is counted elsewhere, as it stands when it is asked for. */
  private counter(
    name: string,
    help: string,
    totals: (workload: Workload) => readonly (readonly [Record<string, string>, number])[],
    ...labelNames: string[]
  ): void {
    const { workload } = this;
    new Counter({
      name,
      help,
      labelNames,
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [labels, total] of totals(workload)) this.inc(labels, total);
      },
    });
  }
}
