import { Injectable, Logger } from '@nestjs/common';
import type { Instant, View } from '#event-sourcing';
import { CommandSender, SYSTEM } from './command-sender.js';
import { ViewReader } from './view-reader.js';

const PAGE = 200;
const ACTOR = `${SYSTEM}clock`;

/** What a clock says of a record. */
export interface Saying {
  readonly command: object;
  /** Of the record. */
  readonly id: string;
  /** What is said, and of which moment: the same is said once, however often a clock asks and a process restarts. */
  readonly once: string;
  /** It may be refused as the view is behind what was done meanwhile: nothing to tell anybody. */
  readonly mayBeLate?: boolean;
}

/** What the clocks of rooms have in common: who is looked at, and that a thing is said once. */
@Injectable()
export class Alarms {
  private readonly logger = new Logger('Clock');

  constructor(
    private readonly views: ViewReader,
    private readonly sender: CommandSender,
  ) {}

  /** Says of every document whose moment has passed what is to be said of it. @returns how much of it was new */
  async passed<D extends object, S extends object>(
    view: View<D, S>,
    { field, before }: { readonly field: keyof D & string; readonly before: Instant },
    sayings: (document: D) => Iterable<Saying>,
  ): Promise<number> {
    const query = { where: [{ field, lessThan: before }], sort: { field, direction: 'asc' }, limit: PAGE } as const;
    const documents = this.views.of(view);
    let said = 0;
    let cursor: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof documents.query<D>>> = await documents.query<D>({ ...query, cursor });
      for (const { body } of page.documents) for (const saying of sayings(body)) said += await this.say(saying);
      cursor = page.next;
    } while (cursor !== undefined);
    return said;
  }

  /** One record that cannot be answered now keeps no other waiting. @returns 1 where it was new */
  async say({ command, id, once, mayBeLate = false }: Saying): Promise<number> {
    const idempotencyKey = `${SYSTEM}${once}`;
    const said = await this.sender.sendFollowing(command, id, { actor: ACTOR, idempotencyKey }, (reason) =>
      this.logger[mayBeLate ? 'debug' : 'error'](`${once}: ${reason}`),
    );
    return said && said.events.length > 0 && !said.repeated ? 1 : 0;
  }
}
