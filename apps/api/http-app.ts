import 'reflect-metadata';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { SwaggerModule } from '@nestjs/swagger';
import {
  answerLargeBodies,
  DevelopmentActorGuard,
  ProblemFilter,
  sendProblem,
  tagRevisions,
  toProblem,
  RequestPipe,
  type ZerenConfig,
} from '#platform';
import { answerToOwnNames } from './allowed-hosts.js';
import { AppModule } from './app.module.js';
import { readJsonBodies } from './json-body.js';
import { answerParserErrors, nameAllowedMethods, refuseForeignBytes } from './request-hooks.js';
import { openBackends, type BackendOptions, type OpenBackends } from './backends.js';
import { Office } from './office.js';
import { stderrLogger } from './stderr-logger.js';
import { describeApi } from './openapi.js';

const logLine = (line: string) => new Logger('EventStore').warn(line);

export interface OpenOptions extends BackendOptions {
  /** Told of each route as it is registered. */
  readonly onRoute?: (route: { readonly method: string | string[]; readonly url: string }) => void;
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
    const context = await NestFactory.createApplicationContext(AppModule.with(backends), {
      logger: stderrLogger,
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
    const adapter = new FastifyAdapter({
      bodyLimit: config.bodyLimitBytes,
      forceCloseConnections: true,
      clientErrorHandler: answerParserErrors,
      routerOptions: { maxParamLength: 2_000 },
      frameworkErrors: (error: unknown, _request: unknown, reply: FastifyReply) => sendProblem(reply, toProblem(error)),
    });
    const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(backends), adapter, {
      logger: stderrLogger,
      abortOnError: false,
    });
    answerToOwnNames(adapter.getInstance(), config);
    nameAllowedMethods(adapter.getInstance());
    refuseForeignBytes(adapter.getInstance());
    readJsonBodies(app, config.bodyLimitBytes);
    tagRevisions(adapter.getInstance());
    answerLargeBodies(adapter.getInstance(), config.bodyLimitBytes);
    if (options.onRoute) adapter.getInstance().addHook('onRoute', options.onRoute);
    app.setGlobalPrefix('api', { exclude: ['/', 'health', 'metrics'] });
    app.useGlobalPipes(new RequestPipe());
    app.useGlobalFilters(new ProblemFilter());
    app.useGlobalGuards(new DevelopmentActorGuard());
    SwaggerModule.setup('api/docs', app, () => describeApi(app), { jsonDocumentUrl: 'api/docs/openapi.json' });
    await app.init();
    return { app, office: app.get(Office) };
  });
}
