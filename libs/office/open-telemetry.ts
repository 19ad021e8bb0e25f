import type { Span } from '@opentelemetry/api';
import {
  withoutSecrets,
  useTelemetry,
  type LogLevel,
  type LogLine,
  type OpenSpan,
  type Telemetry,
  type ZerenConfig,
} from '#platform';

const NAME = 'zeren';

/** Begins to keep traces and logs where a receiver is configured; else nothing of OpenTelemetry is even loaded. */
export async function startTelemetry({
  telemetryEndpoint,
  role,
}: Pick<ZerenConfig, 'telemetryEndpoint' | 'role'>): Promise<Telemetry | undefined> {
  if (telemetryEndpoint === undefined) return undefined;
  const telemetry = await openTelemetry(telemetryEndpoint, role);
  useTelemetry(telemetry);
  return {
    ...telemetry,
    close: async () => {
      useTelemetry(undefined);
      await telemetry.close();
    },
  };
}

async function openTelemetry(endpoint: string, role: string): Promise<Telemetry> {
  const [api, core, traces, logs, resources, contexts, traceExporter, logExporter] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/sdk-logs'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/exporter-logs-otlp-http'),
  ]);
  const { context, trace, SpanKind, SpanStatusCode, SeverityNumber, ROOT_CONTEXT, defaultTextMapGetter } = api;
  const url = (signal: string) => `${endpoint.replace(/\/$/, '')}/v1/${signal}`;
  const resource = resources
    .defaultResource()
    .merge(resources.resourceFromAttributes({ 'service.name': NAME, 'zeren.role': role }))
    // What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say is the last word.
    .merge(resources.detectResources({ detectors: [resources.envDetector, resources.serviceNameEnvDetector] }));
  const tracers = new traces.TracerProvider({
    resource,
    spanProcessors: [
      new traces.BatchSpanProcessor({ exporter: new traceExporter.OTLPTraceExporter({ url: url('traces') }) }),
    ],
  });
  const loggers = new logs.LoggerProvider({
    resource,
    processors: [new logs.BatchLogRecordProcessor({ exporter: new logExporter.OTLPLogExporter({ url: url('logs') }) })],
  });
  const contextManager = new contexts.AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(contextManager);
  const propagator = new core.W3CTraceContextPropagator();
  const tracer = tracers.getTracer(NAME);
  const logger = loggers.getLogger(NAME);
  const severities: Readonly<Record<LogLevel, number>> = {
    debug: SeverityNumber.DEBUG,
    info: SeverityNumber.INFO,
    warning: SeverityNumber.WARN,
    error: SeverityNumber.ERROR,
    fatal: SeverityNumber.FATAL,
  };
  const opened = (span: Span): OpenSpan => ({
    within: (run) => context.with(trace.setSpan(context.active(), span), run),
    end: (attributes = {}, error) => {
      span.setAttributes({ ...attributes });
      if (error !== undefined)
        span.setStatus({ code: SpanStatusCode.ERROR, message: withoutSecrets(String((error as Error).message)) });
      span.end();
    },
  });
  return {
    open: (name, attributes, headers) => {
      const parent = headers ? propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter) : context.active();
      const kind = headers ? SpanKind.SERVER : SpanKind.INTERNAL;
      return opened(tracer.startSpan(name, { kind, attributes: { ...attributes } }, parent));
    },
    current: () => {
      const active = trace.getSpan(context.active())?.spanContext();
      return active ? { traceId: active.traceId, spanId: active.spanId } : {};
    },
    log: (line) => logger.emit(recordOf(line, severities)),
    close: async () => {
      await Promise.allSettled([tracers.shutdown(), loggers.shutdown()]);
      context.disable();
    },
  };
}

function recordOf(
  { time, level, message, stack, of, process, pid }: LogLine,
  severities: Readonly<Record<LogLevel, number>>,
) {
  return {
    timestamp: Date.parse(time),
    severityNumber: severities[level],
    severityText: level,
    body: message,
    attributes: { process, pid, ...(of !== undefined && { of }), ...(stack !== undefined && { stack }) },
  };
}
