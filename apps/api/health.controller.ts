import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HealthAnswer } from './health.answers.js';
import { Office } from './office.js';

@ApiTags('service 服务')
@Controller('health')
export class HealthController {
  constructor(private readonly office: Office) {}

  /** Whether the log answers, and how far each view has come. */
  @Get()
  async health(): Promise<HealthAnswer> {
    const head = await this.office.backends.store.head();
    const views = [...this.office.status()];
    return { status: views.every((view) => view.position >= head) ? 'ok' : 'behind', head, views };
  }
}
