import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How a command is sent. */
export class Action {
  readonly command: string;
  readonly method: string;
  /** With the ids of the request in it; what it does not name stands in braces. */
  readonly path: string;
}

/** The routes of all commands, read off the controllers: a command's is the one that takes it as its body. */
export class CommandRoutes {
  private known: ReadonlyMap<string, Omit<Action, 'command'>> | undefined;

  constructor(
    private readonly controllers: () => readonly Type[],
    private readonly prefix = '/api',
  ) {}

  /**
   * Of these commands those that have a route, for the records that the request names; what decides on a proposal, once for
   * each that waits.
   * @param about id of what the commands are about, where the path does not name it
   */
  actionsOf(
    commands: readonly string[],
    { params }: Pick<FastifyRequest, 'params'>,
    { about, proposals = [] }: { readonly about?: string; readonly proposals?: readonly Waiting[] } = {},
  ): Action[] {
    this.known ??= new Map(this.controllers().flatMap((controller) => routesOf(controller, this.prefix)));
    const ids = (params ?? {}) as Readonly<Record<string, string>>;
    return commands.flatMap((command) => {
      const route = this.known!.get(command);
      if (!route) return [];
      const { method, path } = route;
      if (!path.includes(PROPOSAL)) return [{ command, method, path: withIds(path, ids, about) }];
      const each = proposals.length > 0 ? proposals : [{}];
      return each.map((proposal) => ({ command, method, path: withIds(path, { ...ids, ...proposal }) }));
    });
  }
}

/** A correction that waits for a second person, as a record tells it. */
interface Waiting {
  readonly proposalId: string;
}
const PROPOSAL = ':proposalId';

function withIds(path: string, ids: Readonly<Record<string, unknown>>, about?: string): string {
  return path.replace(/:(\w+)/g, (_all, name: string) => {
    const id = Object.hasOwn(ids, name) ? ids[name] : about;
    return id === undefined ? `{${name}}` : encodeURIComponent(String(id));
  });
}

function routesOf(controller: Type, prefix: string): (readonly [string, Omit<Action, 'command'>])[] {
  const { prototype } = controller as { prototype: object };
  const base = `${prefix}/${String(Reflect.getMetadata(PATH_METADATA, controller))}`;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = (prototype as Readonly<Record<string, unknown>>)[name];
    if (typeof handler !== 'function') return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method !== RequestMethod.POST) return [];
    const path = String(Reflect.getMetadata(PATH_METADATA, handler)).replace(/^\/$/, '');
    const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as readonly Type[];
    const route = { method: 'POST', path: path === '' ? base : `${base}/${path}` };
    return types.flatMap((type) => namesOf(type).map((one) => [one, route] as const));
  });
}

/** A body may stand for a command that records of all kinds know by another name: it says which. */
const namesOf = (type: Type & { readonly standsFor?: Type }): string[] =>
  type.standsFor === undefined ? [type.name] : [type.name, type.standsFor.name];

/** What the routes of commands are called behind the records that they are about: `check` of `venues/:venueId/check`. */
export function verbsIn(controllers: readonly Type[]): ReadonlyMap<string, string> {
  const named = controllers.flatMap((controller) =>
    routesOf(controller, '').map(([command, { path }]) => {
      const [, , ...rest] = path.split('/');
      return [command, rest.filter((part) => !part.startsWith(':')).join('-')] as const;
    }),
  );
  return new Map(named.filter(([, verb]) => verb !== ''));
}

interface Offering {
  readonly possible?: unknown;
  readonly proposals?: unknown;
}

/** A record that says what is possible also says where that is sent. */
export function nameActions(server: FastifyInstance, routes: CommandRoutes): void {
  server.addHook('preSerialization', (request, _reply, body: Offering | null, done) => {
    if (body === null || !Array.isArray(body.possible)) return done(null, body);
    const proposals = Array.isArray(body.proposals) ? (body.proposals as Waiting[]) : [];
    done(null, { ...body, actions: routes.actionsOf(body.possible as string[], request, { proposals }) });
  });
}
