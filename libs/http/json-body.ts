import { isUtf8 } from 'node:buffer';
import { MIMEType } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { malformed, problem, ProblemError, shownName } from '#platform';
import { repeatedKey } from './repeated-key.js';

const notTaken = (detail: string) => new ProblemError(problem('media-type', detail));

/**
 * Bodies are JSON and nothing else, as RFC 8259 has it between systems: in UTF-8. What is no UTF-8 would be stored with
 * its characters replaced.
 */
export function readJsonBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
  // What curl says of a body when it is told nothing, also of none.
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit }, (_request, body: Buffer, done) => {
    if (body.length > 0) done(notTaken('Send the body as application/json.'));
    else done(null, undefined);
  });
  app.useBodyParser('application/json', { bodyLimit }, (request, body: Buffer, done) => {
    const charset = new MIMEType(request.headers['content-type']!).params.get('charset') ?? 'utf-8';
    if (!/^utf-?8$/i.test(charset)) return done(notTaken(`The body is in ${charset}; send it in UTF-8.`));
    if (!isUtf8(body)) return done(malformed('body', 'must be encoded in UTF-8'));
    parse(request as Parameters<typeof parse>[0], body as unknown as string, (error, value) => {
      if (error) return done(error, value);
      if (value === null) return done(malformed('body', 'must be a JSON object'));
      const twice = repeatedKey(String(body));
      if (twice === undefined) done(null, value);
      else done(malformed(shownName(twice), 'is there twice; say it once'));
    });
  });
}
