import type { FastifyInstance, FastifyRequest } from 'fastify';
import { telemetryInUse, type OpenSpan } from '#platform';

const spans = new WeakMap<FastifyRequest, OpenSpan>();

/** A span a request, where traces are kept; the caller's, where the header `traceparent` names it, is its parent. */
export function traceRequests(server: FastifyInstance): void {
  const telemetry = telemetryInUse();
  if (!telemetry) return;
  server.addHook('onRequest', (request, _reply, done) => {
    const { method, headers } = request;
    const route = request.routeOptions.url ?? '*';
    const attributes = { 'http.request.method': method, 'http.route': route };
    spans.set(request, telemetry.open(`${method} ${route}`, attributes, headers));
    done();
  });
  // What reads a body loses whose it is: from here on the handler and all that it asks are of this request.
  server.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) span.within(done);
    else done();
  });
  server.addHook('onResponse', (request, { statusCode }, done) => {
    const error = statusCode >= 500 ? new Error(`answered with ${statusCode}`) : undefined;
    spans.get(request)?.end({ 'http.response.status_code': statusCode }, error);
    done();
  });
}
