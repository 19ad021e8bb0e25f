import { firstOfQuarter } from '#calendar';
import { correctionRule, refuse, RuleBook, say, type Instant, type Refusal, wholeRecord } from '#event-sourcing';
import { covers, elsewhere, type Community, type PlaceNamed } from '#places';
import { isSameName, namedOnce, numbered, pointsFault } from '#platform';
import { counted, ranking } from './ranking.js';
import * as c from './round.commands.js';
import { roundCatalogue, type RoundEvent } from './round.events.js';
import { roundFields, roundStates, words } from './round.glossary.js';
import { evolveRound, type Round, type RoundRecord } from './round.record.js';

export interface RoundContext extends PlaceNamed {
  /** Looked up only so that they exist. */
  readonly communities?: unknown;
  /** The last round of an earlier quarter that was not voided. */
  readonly previous?: Pick<Round, 'findingIds' | 'results'> & { readonly roundId: string };
}

const known = (record: RoundRecord) => record as Round;
const isGoingOn = ({ status }: RoundRecord) => status === 'open' || status === 'scored';

const stateOf = (round: Round, id: string) => round.communities.find(({ communityId }) => communityId === id)?.state;

function outsider(round: Round, communityId: string): Refusal | undefined {
  return stateOf(round, communityId)
    ? undefined
    : refuse('community-of-the-round', say(words.notOfRound, { communityId }), { field: 'communityId' });
}

function notDue(round: Round, communityId: string): Refusal | undefined {
  if (stateOf(round, communityId) === 'due') return undefined;
  return (
    outsider(round, communityId) ??
    refuse('visit-once', say(words.visitOnce, { communityId }), { field: 'communityId' })
  );
}

/** Whoever is responsible for the community then, or comes from it. */
function isOwn(judge: c.RoundJudge, community: Community, at: Instant): boolean {
  return (
    judge.communityId === community.communityId ||
    community.responsibilities.some((r) => isSameName(r.person, judge.person) && covers(r, at))
  );
}

/** The judge's name as the round has it, so that sheets are told apart by it; or why there is no score. */
function judging(round: Round, command: c.GiveRoundScore, { actor, community, occurredAt }: RoundContext) {
  const { communityId, points } = command;
  const judge = round.judges.find(({ person }) => isSameName(person, actor));
  if (!judge) return refuse('judges-score', say(words.judgeUnknown, { actor }));
  const fault = outsider(round, communityId);
  if (fault) return fault;
  if (stateOf(round, communityId) !== 'visited')
    return refuse('score-what-is-visited', words.scoreVisited, { field: 'communityId' });
  if (isOwn(judge, community!, occurredAt))
    return refuse('judge-of-another-community', words.ownCommunity, { field: 'communityId' });
  return pointsFault(round.rubric, points) ?? judge.person;
}

const isGiven = ({ sheets }: Round, id: string, judge: string) =>
  sheets.some((sheet) => sheet.communityId === id && sheet.judge === judge);

/** 季度观摩 */
export const round = new RuleBook<RoundRecord, RoundEvent, RoundContext>(words.round, {
  states: roundStates,
  fields: roundFields,
  // A quarter that is free again begins anew.
  lastAt: ({ status, lastAt }) => (status === 'voided' ? undefined : lastAt),
})
  .on(c.OpenRound, {
    rule: 'one-round-a-quarter',
    because: words.openOnce,
    creates: true,
    allowed: ({ status }) => status === 'none' || status === 'voided',
    looksUp: ['communities', 'previous'],
    decide: (_record, command, { calendar, occurredAt, previous: before }) => {
      const { occurredAt: _at, prizes = [], ...round } = command;
      if (calendar.startOfDay(firstOfQuarter(command.year, command.quarter)) > occurredAt)
        return refuse('quarter-has-begun', say(words.openInTime, { quarter: `${round.year}-Q${round.quarter}` }), {
          field: 'quarter',
        });
      const previous = before && { roundId: before.roundId, findingIds: before.findingIds };
      return (
        namedOnce(round.communityIds, 'communityIds') ??
        namedOnce(
          round.rubric.map(({ item }) => item),
          'rubric',
        ) ??
        namedOnce(
          round.judges.map(({ person }) => person),
          'judges',
        ) ?? [{ type: 'RoundOpened', data: { ...round, prizes, ...(previous && { previous }) } }]
      );
    },
  })
  .on(c.VisitRoundCommunity, {
    rule: 'visit-before-closing',
    because: words.visit,
    allowed: ({ status }) => status === 'open',
    decide: (record, { communityId, spots, materials = [], presentedBy, evidence }) =>
      notDue(known(record), communityId) ?? [
        { type: 'RoundCommunityVisited', data: { communityId, spots, materials, presentedBy, evidence } },
      ],
  })
  .on(c.ExcuseRoundCommunity, {
    rule: 'visit-before-closing',
    because: words.visit,
    allowed: ({ status }) => status === 'open',
    decide: (record, { communityId, reason }, { actor }) => {
      if (!isSameName(known(record).openedBy, actor)) return refuse('opener-excuses', words.excuseBy);
      return notDue(known(record), communityId) ?? [{ type: 'RoundCommunityExcused', data: { communityId, reason } }];
    },
  })
  .on(c.GiveRoundScore, {
    rule: 'score-before-closing',
    because: words.score,
    allowed: isGoingOn,
    looksUp: ['community'],
    decide: (record, command, context) => {
      const judge = judging(known(record), command, context);
      if (typeof judge !== 'string') return judge;
      const { communityId, points } = command;
      if (isGiven(known(record), communityId, judge)) return refuse('score-once', words.scoreOnce);
      return [{ type: 'RoundScoreGiven', data: { communityId, judge, points } }];
    },
  })
  .on(c.ReviseRoundScore, {
    rule: 'score-before-closing',
    because: words.score,
    allowed: isGoingOn,
    looksUp: ['community'],
    decide: (record, command, context) => {
      const judge = judging(known(record), command, context);
      if (typeof judge !== 'string') return judge;
      const { communityId, points, reason } = command;
      if (!isGiven(known(record), communityId, judge)) return refuse('score-first', words.scoreFirst);
      return [{ type: 'RoundScoreRevised', data: { communityId, judge, points, reason } }];
    },
  })
  .on(c.RaiseRoundFinding, {
    rule: 'find-before-closing',
    because: words.findingBefore,
    allowed: isGoingOn,
    looksUp: ['site'],
    decide: (record, { communityId, siteId, occurredAt: _at, ...problem }, { site, partId }) => {
      const fault = outsider(known(record), communityId);
      if (fault) return fault;
      if (stateOf(known(record), communityId) !== 'visited')
        return refuse('find-what-is-visited', words.finding, { field: 'communityId' });
      const [found] = numbered([problem], partId);
      return elsewhere(site, communityId) ?? [{ type: 'RoundFindingRaised', data: { ...found!, communityId, siteId } }];
    },
  })
  .on(c.ScoreRound, {
    rule: 'score-an-open-round',
    because: words.count,
    allowed: ({ status }) => status === 'open',
    looksUp: ['previous'],
    decide: (record, _command, { config, previous }) => {
      const { communities, sheets, prizes } = known(record);
      const due = communities.filter(({ state }) => state === 'due').map(({ communityId }) => communityId);
      if (due.length > 0) return refuse('visit-all', say(words.countAll, { communities: due.join('、') }));
      const unscored = communities
        .filter(({ state, communityId: id }) => state === 'visited' && !sheets.some((s) => s.communityId === id))
        .map(({ communityId }) => communityId);
      if (unscored.length > 0) return refuse('score-all', say(words.countJudged, { communities: unscored.join('、') }));
      const results = ranking(sheets, config.roundTrimJudges, prizes);
      const sheetsCounted = [...counted(sheets, config.roundTrimJudges).values()].flat().length;
      const method = sheetsCounted < sheets.length ? 'trimmed-mean' : 'mean';
      const previousRanks = previous?.results.map(({ communityId, rank }) => ({ communityId, rank }));
      return [{ type: 'RoundScored', data: { method, results, ...(previousRanks && { previousRanks }) } }];
    },
  })
  .on(c.CloseRound, {
    rule: 'close-when-scored',
    because: words.close,
    allowed: ({ status }) => status === 'scored',
    decide: () => [{ type: 'RoundClosed', data: {} }],
  })
  .on(c.VoidRound, {
    rule: 'void-without-findings',
    because: words.void,
    allowed: (record) => isGoingOn(record) && known(record).findingIds.length === 0,
    anyTime: true,
    restates: wholeRecord('RoundOpened'),
    decide: (record, { reason }) => {
      const { previous } = known(record);
      return [{ type: 'RoundVoided', data: { reason, ...(previous && { previous }) } }];
    },
  })
  .on(c.CorrectRound, correctionRule(roundCatalogue))
  .aggregate({ stream: 'round', catalogue: roundCatalogue, evolve: evolveRound, subject: () => ({}) });
