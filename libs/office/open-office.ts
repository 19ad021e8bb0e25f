import 'reflect-metadata';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ZerenConfig } from '#platform';
import { openBackends, type BackendOptions, type OpenBackends } from './backends.js';
import { Office } from './office.js';
import { OfficeModule } from './office.module.js';
import { stderrLogger } from './stderr-logger.js';

const logLine = (line: string) => new Logger('EventStore').warn(line);

/** Opens the backends and something on them; closes them again where that fails. */
export async function onBackends<T>(
  config: ZerenConfig,
  options: BackendOptions,
  open: (backends: OpenBackends) => Promise<T>,
): Promise<T> {
  const backends = await openBackends(config, { log: logLine, ...options });
  try {
    return await open(backends);
  } catch (error) {
    await backends.close();
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
