import { findCommunity, findSite } from '#places';
import { roomOf } from '#platform';
import type { EstablishModelPost } from './post.commands.js';
import { ModelPostController } from './post.controller.js';
import { postFigures } from './post.figures.js';
import { labels } from './post.glossary.js';
import { modelPost } from './post.rules.js';
import { postView } from './post.views.js';

/** Model posts 党员示范岗 and star merchants 星级商户 (system 6). */
export const ratingsRoom = roomOf({
  name: 'ratings',
  controllers: [ModelPostController],
  tags: { posts: '党员示范岗' },
  figures: postFigures,
  labels,
  kinds: [
    {
      aggregate: modelPost,
      view: postView,
      lookUps: {
        community: ({ communityId }: EstablishModelPost, { queries }) => findCommunity(queries, communityId),
        site: async ({ siteId }: EstablishModelPost, { queries }) => siteId && findSite(queries, siteId),
      },
    },
  ],
});
