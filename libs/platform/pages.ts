import { Injectable } from '@nestjs/common';
import { isAsOf, pageInMemory, type CollectionSchema, type DocumentQuery } from '#event-sourcing';
import { PastDocuments } from './past-documents.js';
import type { AsOfPageQuery } from './queries.js';
import { ViewReader } from './view-reader.js';

export interface ListedPage<D> {
  readonly bodies: readonly D[];
  readonly next?: string;
  /** On all pages. */
  readonly total: number;
}

/** Pages of lists, of what is stored now or of what it was on either clock. */
@Injectable()
export class Pages {
  constructor(
    private readonly views: ViewReader,
    private readonly past: PastDocuments,
  ) {}

  async page<D extends object>(
    view: CollectionSchema,
    query: AsOfPageQuery,
    asked: Pick<DocumentQuery, 'where' | 'search' | 'sort'>,
  ): Promise<ListedPage<D>> {
    if (isAsOf(query)) return this.asItWas<D>(view, query, asked);
    const { bodies, next } = await this.views.page<D>(view, query, asked);
    const total = await this.views.of(view).count(asked.where, asked.search);
    return { bodies, next, total };
  }

  private async asItWas<D extends object>(
    view: CollectionSchema,
    query: AsOfPageQuery,
    asked: DocumentQuery,
  ): Promise<ListedPage<D>> {
    const { cursor, waitFor, recordedUntil, occurredUntil } = query;
    const limit = this.views.mostOf(query.limit);
    await this.views.waitFor(waitFor, view);
    const documents = await this.past.as({ recordedUntil, occurredUntil }, [view]);
    const page = pageInMemory(view, documents(view), { ...asked, limit, cursor });
    return { bodies: page.documents.map(({ body }) => body as D), next: page.next, total: page.total };
  }
}
