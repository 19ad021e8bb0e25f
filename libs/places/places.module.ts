import { Module } from '@nestjs/common';
import { CommunityController } from './community.controller.js';
import { CommunityExecutor } from './community.executor.js';
import { communityHandlers } from './community.handlers.js';
import { SiteController } from './site.controller.js';
import { SiteExecutor } from './site.executor.js';
import { siteHandlers } from './site.handlers.js';

@Module({
  controllers: [CommunityController, SiteController],
  providers: [CommunityExecutor, SiteExecutor, ...communityHandlers, ...siteHandlers],
  exports: [CommunityExecutor, SiteExecutor],
})
export class PlacesModule {}
