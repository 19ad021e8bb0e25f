import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Door, languageAsked, On, PathId, Sender, speaks, type CommandOrigin, type Target } from '#platform';
import type { Folder, FolderOf } from './folder.js';
import { FigureFolderQuery, FolderQuery, GetFolder } from './folder.queries.js';
import { zipName, zipOf } from './zip.js';

/** To which headers are added; what is answered is returned as ever. */
const Reply = () => Res({ passthrough: true });

@ApiTags('folders')
@Controller()
export class FolderController {
  constructor(private readonly door: Door) {}

  private async zip(of: FolderOf, query: FolderQuery, by: CommandOrigin, reply: FastifyReply): Promise<StreamableFile> {
    const language = languageAsked(reply.request.headers['accept-language']);
    const folder: Folder = await this.door.ask(new GetFolder(of, query, language), by);
    void speaks(reply, language);
    const disposition = `attachment; filename="${zipName(folder)}"`;
    return new StreamableFile(zipOf(folder), { type: 'application/zip', disposition });
  }

  /** Everything of a site in one archive, as of a moment on both clocks 迎检材料. */
  @Get('sites/:siteId/folder')
  @PathId(':siteId')
  getSiteFolder(
    @On() { id: site, actor }: Target,
    @Query() query: FolderQuery,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.zip({ site }, query, { actor }, reply);
  }

  /** Everything of a community in one archive. */
  @Get('communities/:communityId/folder')
  @PathId(':communityId')
  getCommunityFolder(
    @On() { id: community, actor }: Target,
    @Query() query: FolderQuery,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.zip({ community }, query, { actor }, reply);
  }

  /** Everything of a legal person in one archive. */
  @Get('subjects/:creditCode/folder')
  @PathId(':creditCode')
  getSubjectFolder(
    @On() { id: subject, actor }: Target,
    @Query() query: FolderQuery,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.zip({ subject }, query, { actor }, reply);
  }

  /** A figure with its formula and all of its records in one archive. */
  @Get('figures/folder')
  getFigureFolder(
    @Query() query: FigureFolderQuery,
    @Sender() by: CommandOrigin,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.zip({ figure: query.figure }, query, by, reply);
  }

  /** One record in one archive, by the stream of its events: `case-ID`. */
  @Get('records/:stream/folder')
  @PathId(':stream')
  getRecordFolder(
    @On() { id: record, actor }: Target,
    @Query() query: FolderQuery,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.zip({ record }, query, { actor }, reply);
  }
}
