import { applyDecorators, createParamDecorator, HttpCode, Post, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { CommandOrigin } from './command-sender.js';
import { originOf, readId } from './http.js';

/** Whom a route is about, by the one id in its path, and who sends. */
export interface Target extends CommandOrigin {
  readonly id: string;
}

const idsIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);

/** The id in the path, as the route names it. */
export function PathId(path: string): MethodDecorator {
  return applyDecorators(...idsIn(path).map((name) => ApiParam({ name, type: String, schema: { type: 'string' } })));
}

/** A command of something that is there: `POST :postId/review`. */
export function Step(path: string): MethodDecorator {
  return applyDecorators(Post(path), HttpCode(200), PathId(path));
}

/** The id in the path, and who sends. */
export const On = createParamDecorator((_data: unknown, context: ExecutionContext): Target => {
  const request = context.switchToHttp().getRequest<FastifyRequest & { actor: string }>();
  const [id] = Object.values(request.params as Record<string, string>);
  return { id: readId(id ?? ''), ...originOf(request) };
});
