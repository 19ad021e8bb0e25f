import { isUtf8 } from 'node:buffer';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { malformed } from '#platform';

/** JSON as RFC 8259 has it between systems: in UTF-8. What is no UTF-8 would be stored with its characters replaced. */
export function readJsonBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit }, (request, body: Buffer, done) => {
    if (!isUtf8(body)) return done(malformed('body', 'must be encoded in UTF-8'));
    parse(request as Parameters<typeof parse>[0], body as unknown as string, (error, value) => {
      if (error || value !== null) done(error, value);
      else done(malformed('body', 'must be a JSON object'));
    });
  });
}
