import { standing, type Figure } from '#event-sourcing';
import { postView } from './post.views.js';

/** systems.md 6: posts as of the asked moment. */
export const postFigures: readonly Figure[] = [
  {
    name: 'ratings.modelPosts',
    version: 1,
    of: postView,
    where: standing('establishedAt'),
  },
];
