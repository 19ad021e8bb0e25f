import { correctionRule, refuse, RuleBook, say, type Refusal } from '#event-sourcing';
import { correctionInService, covers, outOfService, type PlaceNamed, type Site } from '#places';
import { doersIn, isSameName, namedOnce, ownHand, pointsFault } from '#platform';
import * as c from './merchant.commands.js';
import * as e from './merchant.events.js';
import { merchantWords as words, ratingFields, ratingStates, rubricStates } from './merchant.glossary.js';
import * as r from './merchant.record.js';

interface ParticipationAlike {
  readonly participationId: string;
  readonly activity: string;
  readonly who: string;
}

export interface MerchantContext extends Omit<PlaceNamed, 'site'> {
  /** Participations of the same minute. */
  readonly alike?: readonly ParticipationAlike[];
  readonly rubric?: r.MerchantRubric;
  readonly shop?: Site;
}

/** More stars need more points. */
function thresholdFault(thresholds: readonly c.StarThreshold[]): Refusal | undefined {
  const rising = [...thresholds].sort((a, b) => a.stars - b.stars);
  const wrong = rising.find(({ least }, n) => n > 0 && least <= rising[n - 1]!.least);
  return (
    wrong &&
    refuse('more-stars-for-more-points', say(words.thresholds, { stars: wrong.stars }), { field: 'thresholds' })
  );
}

export const merchantRubric = new RuleBook<r.MerchantRubricRecord, e.MerchantRubricEvent, MerchantContext>(
  words.rubric,
  { states: rubricStates },
)
  .on(c.PublishMerchantRubric, {
    rule: 'publish-once',
    because: words.publishOnce,
    creates: true,
    decide: (_record, { items, thresholds, vetoes = [] }) =>
      namedOnce(
        items.map(({ item }) => item),
        'items',
      ) ??
      namedOnce(
        thresholds.map(({ stars }) => String(stars)),
        'thresholds',
      ) ??
      thresholdFault(thresholds) ?? [{ type: 'MerchantRubricPublished', data: { items, thresholds, vetoes } }],
  })
  .on(c.RetireMerchantRubric, {
    rule: 'retire-once',
    because: words.retire,
    allowed: ({ status }) => status === 'in-use',
    decide: (_record, { reason }) => [{ type: 'MerchantRubricRetired', data: { reason } }],
  })
  .on(c.CorrectMerchantRubric, correctionRule(e.rubricCatalogue))
  .aggregate({ stream: 'rubric', catalogue: e.rubricCatalogue, evolve: r.evolveRubric, subject: () => ({}) });

/** What happened before the end is still taken. */
const isOver = (end: string | undefined, at: string) => end !== undefined && end <= at;

const inService = { rule: 'rate-a-shop-in-service' };

function rateFault(
  record: r.MerchantRatingRecord,
  { cycle, month, raters, rubricVersion: version, points }: c.RateMerchant,
  { shop, rubric, occurredAt, actor, calendar }: MerchantContext,
): Refusal | undefined {
  const { name, kind, responsibilities } = shop!;
  if (kind !== 'shop') return refuse('rate-a-shop', say(words.shopKind, { name }), { field: 'shopId' });
  const closed = outOfService(shop!, occurredAt, { ...inService, field: 'shopId' });
  if (closed) return closed;
  if (calendar.startOfDay(`${month}-01`) > occurredAt)
    return refuse('month-has-begun', say(words.monthBegun, { month }), { field: 'month' });
  if (isOver(rubric!.retiredAt, occurredAt))
    return refuse('rubric-in-use', say(words.rubricRetired, { version }), { field: 'rubricVersion' });
  const own = responsibilities.filter((responsible) => covers(responsible, occurredAt));
  const rater = [...raters, actor].find((one) => own.some(({ person }) => isSameName(person, one)));
  if (rater !== undefined) return refuse('rater-of-another-shop', say(words.ownShop, { rater }), { field: 'raters' });
  if (record.status !== 'none') {
    if (record.sheets.some((sheet) => sheet.cycle === cycle))
      return refuse('one-rating-a-cycle', words.cycleOnce, { field: 'cycle' });
    if (record.rubricVersion !== version)
      return refuse('one-rubric-a-month', say(words.oneRubric, { version: record.rubricVersion }), {
        field: 'rubricVersion',
      });
  }
  return pointsFault(rubric!.items, points);
}

const known = (record: r.MerchantRatingRecord) => record as r.MerchantRating;
const isUnpublished = ({ status }: r.MerchantRatingRecord) => status !== 'none' && status !== 'published';

/** Who rated or entered the rating has looked already. */
/** Who answers for the shop, now or at any time, judges nothing of it. */
function ofTheShop(shop: Site, asked: readonly string[]): Refusal | undefined {
  const rater = ownHand(
    asked,
    shop.responsibilities.map(({ person }) => person),
  );
  return rater === undefined ? undefined : refuse('rater-of-another-shop', say(words.ownShop, { rater }));
}

type Judged = (record: r.MerchantRatingRecord, command: object, context: MerchantContext) => Refusal | undefined;
const judgedByOthers: Judged = (_record, _command, { shop, actor }) => ofTheShop(shop!, [actor]);
const CONTESTED = { MerchantRatingContested: ['actor'] };

/** A second look is by others: not who rated, and not who objects. */
const reviewedByOthers: Judged = (record, command, context) => {
  const raters = known(record).sheets.flatMap((sheet) => [...sheet.raters, sheet.by]);
  return ownHand([context.actor], [...raters, ...doersIn(record, CONTESTED)]) === undefined
    ? judgedByOthers(record, command, context)
    : refuse('others-review', words.reviewOthers);
};

export const merchantRating = new RuleBook<r.MerchantRatingRecord, e.MerchantRatingEvent, MerchantContext>(
  words.rating,
  { states: ratingStates, fields: ratingFields },
)
  .on(c.RateMerchant, {
    rule: 'rate-before-the-disclosure',
    because: words.rate,
    creates: true,
    allowed: ({ status }) => status === 'none' || status === 'rated',
    looksUp: ['shop', 'rubric'],
    decide: (record, command, context) => {
      const fault = rateFault(record, command, context);
      if (fault) return fault;
      const { occurredAt: _at, ...rated } = command;
      return [{ type: 'MerchantRated', data: { ...rated, communityId: context.shop!.communityId } }];
    },
  })
  .on(c.VetoMerchant, {
    rule: 'veto-before-publishing',
    because: words.veto,
    allowed: isUnpublished,
    looksUp: ['rubric', 'shop'],
    others: judgedByOthers,
    decide: (_record, { veto, evidence }, { rubric }) => {
      const { vetoes } = rubric!;
      return vetoes.some((one) => isSameName(one, veto))
        ? [{ type: 'MerchantVetoed', data: { veto, evidence } }]
        : refuse('veto-of-the-rubric', say(words.vetoKnown, { vetoes: vetoes.join('、') || '–' }), { field: 'veto' });
    },
  })
  .on(c.DiscloseMerchantStars, {
    rule: 'disclose-what-is-rated',
    because: words.disclose,
    allowed: ({ status }) => status === 'rated',
    looksUp: ['rubric', 'shop'],
    others: judgedByOthers,
    decide: (record, _command, { rubric, occurredAt, calendar, config }) => {
      const stars = r.starsOf(known(record), rubric!.thresholds);
      const ends = calendar.addLimit(occurredAt, { kind: 'calendarDays', amount: config.starDisclosureDays });
      return [{ type: 'MerchantStarsDisclosed', data: { stars, ends } }];
    },
  })
  .on(c.ContestMerchantRating, {
    rule: 'contest-what-is-disclosed',
    because: words.contest,
    allowed: ({ status }) => status === 'disclosed',
    decide: (record, { reason }, { occurredAt }) => {
      const ends = known(record).disclosureEnds!;
      if (occurredAt > ends) return refuse('contest-in-time', say(words.contestInTime, { ends }));
      return [{ type: 'MerchantRatingContested', data: { reason } }];
    },
  })
  .on(c.ConfirmMerchantRating, {
    rule: 'review-what-is-contested',
    because: words.review,
    allowed: ({ status }) => status === 'contested',
    looksUp: ['shop'],
    others: reviewedByOthers,
    decide: (_record, { findings }) => [{ type: 'MerchantRatingConfirmed', data: { findings } }],
  })
  .on(c.ReviseMerchantRating, {
    rule: 'review-what-is-contested',
    because: words.review,
    allowed: ({ status }) => status === 'contested',
    looksUp: ['rubric', 'shop'],
    others: reviewedByOthers,
    decide: (record, { cycle, points, findings }, { rubric }) => {
      if (!known(record).sheets.some((sheet) => sheet.cycle === cycle))
        return refuse('cycle-unrated', say(words.cycleUnknown, { cycle }), { field: 'cycle' });
      return (
        pointsFault(rubric!.items, points) ?? [{ type: 'MerchantRatingRevised', data: { cycle, points, findings } }]
      );
    },
  })
  .on(c.PublishMerchantStars, {
    rule: 'publish-without-objection',
    because: words.publish,
    allowed: ({ status }) => status === 'disclosed',
    looksUp: ['rubric', 'shop'],
    others: judgedByOthers,
    decide: (record, _command, { rubric, occurredAt }) => {
      const ends = known(record).disclosureEnds!;
      if (occurredAt <= ends) return refuse('publish-after-the-disclosure', say(words.publishOver, { ends }));
      return [{ type: 'MerchantStarsPublished', data: { stars: r.starsOf(known(record), rubric!.thresholds) } }];
    },
  })
  .on(c.FlagMerchant, {
    rule: 'one-flag-a-month',
    because: words.flag,
    allowed: (record) => record.status !== 'none' && record.flag === undefined,
    decide: (_record, { flag, reason }) => [{ type: 'MerchantFlagGiven', data: { flag, reason } }],
  })
  .on(c.CorrectMerchantRating, correctionInService(e.ratingCatalogue, 'shop', { MerchantRated: inService }))
  .aggregate({
    stream: 'rating',
    catalogue: e.ratingCatalogue,
    evolve: r.evolveRating,
    subject: (record) => (record.status === 'none' ? {} : { siteId: record.shopId, communityId: record.communityId }),
  });
