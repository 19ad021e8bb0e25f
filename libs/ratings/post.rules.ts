import { RuleBook } from '#event-sourcing';
import { correctionInService, elsewhere, outOfService, type PlaceNamed } from '#places';
import { others } from '#platform';
import {
  AssignModelPost,
  CorrectModelPost,
  EndModelPost,
  EstablishModelPost,
  ReviewModelPost,
} from './post.commands.js';
import { postCatalogue, type ModelPostEvent } from './post.events.js';
import { postFields, postStates, words } from './post.glossary.js';
import { evolveModelPost, type ModelPostRecord } from './post.record.js';

const isThere = ({ status }: ModelPostRecord) => status === 'established' || status === 'held';

export const modelPost = new RuleBook<ModelPostRecord, ModelPostEvent, PlaceNamed>(words.post, {
  states: postStates,
  fields: postFields,
})
  .on(EstablishModelPost, {
    rule: 'establish-once',
    because: words.establishOnce,
    creates: true,
    looksUp: ['community', 'site'],
    decide: (_record, { communityId, siteId, place, duty, pledge }, { site, occurredAt }) =>
      elsewhere(site, communityId) ??
      outOfService(site, occurredAt) ?? [
        { type: 'ModelPostEstablished', data: { communityId, siteId, place, duty, pledge } },
      ],
  })
  .on(AssignModelPost, {
    rule: 'assign-until-ended',
    because: words.assign,
    allowed: isThere,
    decide: (record, { holderId }) =>
      record.status !== 'none' && record.holderId === holderId
        ? []
        : [{ type: 'ModelPostAssigned', data: { holderId } }],
  })
  .on(ReviewModelPost, {
    rule: 'review-what-is-held',
    because: words.review,
    allowed: ({ status }) => status === 'held',
    others: others({ ModelPostAssigned: ['holderId'] }, 'another-than-the-holder-reviews', words.reviewOther),
    decide: (_record, { findings }) => [{ type: 'ModelPostReviewed', data: { findings } }],
  })
  .on(EndModelPost, {
    rule: 'end-once',
    because: words.end,
    allowed: isThere,
    decide: (_record, { reason }) => [{ type: 'ModelPostEnded', data: { reason } }],
  })
  .on(CorrectModelPost, correctionInService(postCatalogue, 'site', { ModelPostEstablished: {} }))
  .aggregate({ stream: 'post', catalogue: postCatalogue, evolve: evolveModelPost });
