import 'reflect-metadata';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ZerenConfig } from '#platform';
import { openBackends, type BackendOptions, type OpenBackends } from './backends.js';
import { Office } from './office.js';
import { startTelemetry } from './open-telemetry.js';
import { OfficeModule } from './office.module.js';
import { stderrLogger } from './stderr-logger.js';

const logLine = (line: string) => new Logger('EventStore').warn(line);

/** Opens the backends and something on them; closes them again where that fails. */
export async function onBackends<T>(
  config: ZerenConfig,
  options: BackendOptions,
  open: (backends: OpenBackends) => Promise<T>,
): Promise<T> {
  const telemetry = await startTelemetry(config);
  let backends: OpenBackends | undefined;
  try {
    const opened = await openBackends(config, { log: logLine, ...options });
    backends = opened;
    const close = async () => {
      await opened.close();
      await telemetry?.close();
    };
    return await open({ ...opened, close });
  } catch (error) {
    await backends?.close();
    await telemetry?.close();
    throw error;
  }
}

/** The office without HTTP: the same modules, buses and views, for the command line. */
export async function openOffice(
  config: ZerenConfig,
  options: BackendOptions = {},
): Promise<{ context: INestApplicationContext; office: Office }> {
  return onBackends(config, options, async (backends) => {
    const context = await NestFactory.createApplicationContext(OfficeModule.with(backends), {
      logger: stderrLogger(config),
      abortOnError: false,
    });
    return { context, office: context.get(Office) };
  });
}
