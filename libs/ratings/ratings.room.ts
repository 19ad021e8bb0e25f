import { communityNamed, placeNamed, type Site } from '#places';
import {
  byField,
  FindRecord,
  inTheMinuteOf,
  roomOf,
  THE_SYSTEM,
  ViewReader,
  type LookUp,
  type LookUpTools,
} from '#platform';
import { commandWords, eventWords } from './events.glossary.js';
import type { RateMerchant, RecordParticipation } from './merchant.commands.js';
import {
  merchantRatingRecords,
  merchantRubricRecords,
  participationRecords,
  ratingIdOf,
} from './merchant.controller.js';
import { merchantFigures, merchantRates } from './merchant.figures.js';
import { merchantLabels, merchantWords } from './merchant.glossary.js';
import type { MerchantRating, MerchantRubric } from './merchant.record.js';
import { merchantRating, merchantRubric } from './merchant.rules.js';
import { participationView, ratingView, type ParticipationDocument } from './merchant.views.js';
import { merchantSubjects } from './merchant.subjects.js';
import { participation } from './participation.rules.js';
import { modelPostRecords } from './post.controller.js';
import { postFigures } from './post.figures.js';
import { ratingDesk } from './rating.desk.js';
import { labels, words as postWords } from './post.glossary.js';
import { modelPost } from './post.rules.js';
import { postView } from './post.views.js';
import { ratedShopsView } from './rated-shops.view.js';
import { ratingSheets } from './rating.sheets.js';

const find = <R>({ queries }: LookUpTools, kind: string, id: string) =>
  queries.ask<R>(new FindRecord(kind, id), THE_SYSTEM);

/** The rubric that the command names, or that the rating was begun by. */
const findRubric: LookUp = async ({ rubricVersion }: Partial<RateMerchant>, tools) => {
  const version =
    rubricVersion ?? (await find<MerchantRating>(tools, merchantRating.stream, tools.sent.target)).rubricVersion;
  return find<MerchantRubric>(tools, merchantRubric.stream, version);
};

const findShop: LookUp = async ({ shopId }: RecordParticipation, tools) => shopId && find<Site>(tools, 'site', shopId);

/** The shop that the command names, or whose rating it is. */
const findRatedShop: LookUp = async ({ shopId }: Partial<RateMerchant>, tools) =>
  find<Site>(
    tools,
    'site',
    shopId ?? (await find<MerchantRating>(tools, merchantRating.stream, tools.sent.target)).shopId,
  );

/** Of the same shop, or the same residents, in the same minute; by what is shown, so that nobody waits for the views. */
async function findAlike({ who, shopId, communityId, occurredAt }: RecordParticipation, tools: LookUpTools) {
  const where = [
    { field: 'who', equals: who },
    { field: 'voided', equals: false },
    inTheMinuteOf('at', occurredAt ?? tools.now),
    ...(shopId === undefined ? [] : [{ field: 'shopId', equals: shopId }]),
    ...(communityId === undefined ? [] : [{ field: 'communityId', equals: communityId }]),
  ];
  const { documents } = await tools.service(ViewReader).of(participationView).query<ParticipationDocument>({ where });
  return documents
    .map(({ body }) => body)
    .filter((one) => one.shopId === shopId && (shopId !== undefined || one.communityId === communityId));
}

/** Model posts 党员示范岗 and star merchants 星级商户 (system 6). */
export const ratingsRoom = roomOf({
  name: 'ratings',
  commandWords,
  eventWords,
  sheets: ratingSheets,
  records: [modelPostRecords, merchantRubricRecords, merchantRatingRecords, participationRecords],
  tags: { posts: '党员示范岗', merchants: '星级商户' },
  figures: [...postFigures, ...merchantFigures],
  rates: merchantRates,
  views: [ratedShopsView],
  desk: ratingDesk,
  subjects: merchantSubjects,
  openAtSite: [
    {
      kind: modelPost.stream,
      what: postWords.post,
      of: postView,
      by: 'siteId',
      where: [{ field: 'status', in: ['established', 'held'] }],
    },
    {
      kind: merchantRating.stream,
      what: merchantWords.rating,
      of: ratingView,
      by: 'shopId',
      where: [{ field: 'status', equals: 'contested' }],
    },
  ],
  labels: { ...labels, ...merchantLabels },
  kinds: [
    { aggregate: modelPost, lookUps: placeNamed },
    { aggregate: merchantRubric, idOf: byField('version') },
    {
      aggregate: merchantRating,
      idOf: ratingIdOf,
      lookUps: { shop: findRatedShop, rubric: findRubric },
    },
    {
      aggregate: participation,
      lookUps: {
        shop: findShop,
        alike: findAlike,
        community: communityNamed,
      },
    },
  ],
});
