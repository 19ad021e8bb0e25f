import 'reflect-metadata';
import { Logger, type INestApplicationContext, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { DevelopmentActorGuard, EtagInterceptor, ProblemFilter, validationPipe, type ZerenConfig } from '#platform';
import { AppModule } from './app.module.js';
import { openBackends, type BackendOptions, type OpenBackends } from './backends.js';
import { Office } from './office.js';

const QUIET: LogLevel[] = ['warn', 'error', 'fatal'];

const logLine = (line: string) => new Logger('EventStore').warn(line);

export interface OpenOptions extends BackendOptions {
  readonly logLevels?: LogLevel[];
}

async function closingOnFailure<T>(backends: OpenBackends, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    await backends.close();
    throw error;
  }
}

/** The office without HTTP: the same modules, buses and views, for the command line. */
export async function openOffice(
  config: ZerenConfig,
  options: OpenOptions = {},
): Promise<{ context: INestApplicationContext; office: Office }> {
  const backends = await openBackends(config, { log: logLine, ...options });
  return closingOnFailure(backends, async () => {
    const logger = options.logLevels ?? QUIET;
    const context = await NestFactory.createApplicationContext(AppModule.with(backends), {
      logger,
      abortOnError: false,
    });
    return { context, office: context.get(Office) };
  });
}

export async function openHttpOffice(
  config: ZerenConfig,
  options: OpenOptions = {},
): Promise<{ app: NestFastifyApplication; office: Office }> {
  const backends = await openBackends(config, { log: logLine, ...options });
  return closingOnFailure(backends, async () => {
    const adapter = new FastifyAdapter({ bodyLimit: config.bodyLimitBytes, routerOptions: { maxParamLength: 500 } });
    const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(backends), adapter, {
      logger: options.logLevels ?? QUIET,
      abortOnError: false,
    });
    app.setGlobalPrefix('api', { exclude: ['health', 'metrics'] });
    app.useGlobalPipes(validationPipe());
    app.useGlobalFilters(new ProblemFilter());
    app.useGlobalInterceptors(new EtagInterceptor());
    app.useGlobalGuards(new DevelopmentActorGuard());
    serveOpenApi(app);
    await app.init();
    return { app, office: app.get(Office) };
  });
}

function serveOpenApi(app: NestFastifyApplication): void {
  const settings = new DocumentBuilder()
    .setTitle('Zeren 责任')
    .setDescription('Event-sourced case management and accountability ledgers for a sub-district office')
    .setVersion('0.1.0')
    .setOpenAPIVersion('3.1.0')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, settings), {
    jsonDocumentUrl: 'api/docs/openapi.json',
  });
}
