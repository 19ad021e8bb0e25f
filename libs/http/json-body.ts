import { isUtf8 } from 'node:buffer';
import { MIMEType } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { say, type Sentence } from '#event-sourcing';
import { malformed, problem, ProblemError, shownName } from '#platform';
import { words } from './http.glossary.js';
import { repeatedKey } from './repeated-key.js';

const notTaken = (detail: Sentence) => new ProblemError(problem('media-type', detail));

/**
 * Bodies are JSON and nothing else, as RFC 8259 has it between systems: in UTF-8. What is no UTF-8 would be stored with
 * its characters replaced.
 */
export function readJsonBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
  // What curl says of a body when it is told nothing, also of none.
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit }, (_request, body: Buffer, done) => {
    if (body.length > 0) done(notTaken(words.sendJson));
    else done(null, undefined);
  });
  app.useBodyParser('application/json', { bodyLimit }, (request, body: Buffer, done) => {
    const charset = new MIMEType(request.headers['content-type']!).params.get('charset') ?? 'utf-8';
    if (!/^utf-?8$/i.test(charset)) return done(notTaken(say(words.charset, { charset })));
    if (!isUtf8(body)) return done(malformed('body', words.utf8));
    parse(request as Parameters<typeof parse>[0], body as unknown as string, (error, value) => {
      if (error) return done(error, value);
      if (value === null) return done(malformed('body', words.jsonObject));
      const twice = repeatedKey(String(body));
      if (twice === undefined) done(null, value);
      else done(malformed(shownName(twice), words.twice));
    });
  });
}
