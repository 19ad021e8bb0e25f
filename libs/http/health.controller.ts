import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Registry } from 'prom-client';
import type { Language } from '#event-sourcing';
import { AskedLanguage, speaks } from '#platform';
import { Condition } from './condition.js';
import { HealthAnswer, ProbeAnswer } from './health.answers.js';
import { Metrics } from './metrics.js';

@ApiTags('service')
@Controller()
export class HealthController {
  constructor(
    private readonly condition: Condition,
    private readonly metrics: Metrics,
  ) {}

  /** Whether the log answers, how far each view has come, who keeps it, and what fails; answered within two seconds. */
  @Get('health')
  async getHealth(
    @Res({ passthrough: true }) reply: FastifyReply,
    @AskedLanguage() language: Language,
  ): Promise<HealthAnswer> {
    return told(reply, language, await this.condition.health(language));
  }

  /** Whether the process lives; where it fails, starting it anew is the cure. Asks neither the log nor the read models. */
  @Get('health/live')
  getLive(@Res({ passthrough: true }) reply: FastifyReply, @AskedLanguage() language: Language): ProbeAnswer {
    return told(reply, language, this.condition.live(language));
  }

  /** Whether it can do its work now: log and read models answer, and the views have caught up once. */
  @Get('health/ready')
  async getReady(
    @Res({ passthrough: true }) reply: FastifyReply,
    @AskedLanguage() language: Language,
  ): Promise<ProbeAnswer> {
    return told(reply, language, await this.condition.ready(language));
  }

  /** The same for Prometheus. */
  @Get('metrics')
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  getMetrics(): Promise<string> {
    return this.metrics.text();
  }
}

function told<A extends { readonly status: string }>(reply: FastifyReply, language: Language, answer: A): A {
  speaks(reply, language);
  if (answer.status === 'failed') void reply.status(503);
  return answer;
}
