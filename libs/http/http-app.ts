import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { SwaggerModule } from '@nestjs/swagger';
import {
  answerLargeBodies,
  CommandRoutes,
  DevelopmentActorGuard,
  nameActions,
  ProblemFilter,
  sendProblem,
  speakAsAsked,
  tagRevisions,
  toProblem,
  RequestPipe,
  type ZerenConfig,
} from '#platform';
import { Office, OfficeModule, onBackends, stderrLogger, type BackendOptions } from '#office';
import { answerToOwnNames } from './allowed-hosts.js';
import { FrontController } from './front.controller.js';
import { Condition } from './condition.js';
import { HealthController } from './health.controller.js';
import { readJsonBodies } from './json-body.js';
import { Metrics } from './metrics.js';
import { answerParserErrors, countAnswers, nameAllowedMethods, refuseForeignBytes } from './request-hooks.js';
import { traceRequests } from './request-spans.js';
import { describeApi } from './openapi.js';

export interface OpenOptions extends BackendOptions {
  /** Told of each route as it is registered. */
  readonly onRoute?: (route: { readonly method: string | string[]; readonly url: string }) => void;
}

function controllersOf(app: NestFastifyApplication): Type[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules.flatMap(({ controllers }) => [...controllers.values()].map(({ metatype }) => metatype as Type));
}

export async function openHttpOffice(
  config: ZerenConfig,
  options: OpenOptions = {},
): Promise<{ app: NestFastifyApplication; office: Office }> {
  return onBackends(config, options, async (backends) => {
    const adapter = new FastifyAdapter({
      bodyLimit: config.bodyLimitBytes,
      forceCloseConnections: true,
      clientErrorHandler: answerParserErrors,
      routerOptions: { maxParamLength: 2_000 },
      frameworkErrors: (error: unknown, _request: unknown, reply: FastifyReply) => sendProblem(reply, toProblem(error)),
    });
    const app = await NestFactory.create<NestFastifyApplication>(
      OfficeModule.with(backends, {
        controllers: [FrontController, HealthController],
        providers: [Condition, Metrics],
      }),
      adapter,
      { logger: stderrLogger(config), abortOnError: false },
    );
    traceRequests(adapter.getInstance());
    countAnswers(adapter.getInstance(), app.get(Metrics));
    answerToOwnNames(adapter.getInstance(), config);
    nameAllowedMethods(adapter.getInstance());
    refuseForeignBytes(adapter.getInstance());
    readJsonBodies(app, config.bodyLimitBytes);
    speakAsAsked(adapter.getInstance());
    const routes = new CommandRoutes(() => controllersOf(app));
    nameActions(adapter.getInstance(), routes);
    tagRevisions(adapter.getInstance());
    answerLargeBodies(adapter.getInstance(), config.bodyLimitBytes);
    if (options.onRoute) adapter.getInstance().addHook('onRoute', options.onRoute);
    app.setGlobalPrefix('api', { exclude: ['/', 'health', 'health/live', 'health/ready', 'metrics'] });
    app.useGlobalPipes(new RequestPipe());
    app.useGlobalFilters(new ProblemFilter(routes, config.timeZone));
    app.useGlobalGuards(new DevelopmentActorGuard());
    SwaggerModule.setup('api/docs', app, () => describeApi(app), { jsonDocumentUrl: 'api/docs/openapi.json' });
    await app.init();
    return { app, office: app.get(Office) };
  });
}
