import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule } from '#platform';
import { FrontController } from './front.controller.js';
import { HealthController } from './health.controller.js';
import { Office, OPEN_BACKENDS } from './office.js';
import type { OpenBackends } from './backends.js';
import { modules } from './rooms.js';

@Module({})
export class AppModule {
  static with(backends: OpenBackends): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(backends), ...modules],
      controllers: [FrontController, HealthController],
      providers: [{ provide: OPEN_BACKENDS, useValue: backends }, Office],
    };
  }
}
