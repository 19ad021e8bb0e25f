import { correctionRule, RuleBook } from '#event-sourcing';
import {
  AssignCommunityResponsibility,
  CorrectCommunity,
  CountHouseholds,
  EndCommunityResponsibility,
  RegisterCommunity,
  RenameCommunity,
} from './community.commands.js';
import { communityCatalogue, type CommunityEvent } from './community.events.js';
import { evolveCommunity, noCommunity, type CommunityRecord } from './community.record.js';
import { communityStates, words } from './places.glossary.js';
import { responsibilityRules, type PlaceContext } from './responsibility.rules.js';

const isRegistered = (record: CommunityRecord) => record.status === 'registered';

/** 社区 */
export const community = new RuleBook<CommunityRecord, CommunityEvent, PlaceContext>(words.community, {
  states: communityStates,
})
  .on(RegisterCommunity, {
    rule: 'register-once',
    because: words.communityOnce,
    creates: true,
    allowed: (record) => !isRegistered(record),
    decide: (_record, { name }, { id }) => [{ type: 'CommunityRegistered', data: { communityId: id, name } }],
  })
  .on(RenameCommunity, {
    rule: 'rename-when-registered',
    because: words.communityRenamed,
    allowed: isRegistered,
    decide: (record, { name }) =>
      record.status === 'registered' && record.name === name ? [] : [{ type: 'CommunityRenamed', data: { name } }],
  })
  .on(CountHouseholds, {
    rule: 'count-when-registered',
    because: words.householdsCounted,
    // Households are counted of any day, also of one before the last step.
    anyTime: true,
    allowed: isRegistered,
    decide: (_record, { households }) => [{ type: 'CommunityHouseholdsCounted', data: { households } }],
  })
  .with(
    responsibilityRules<CommunityRecord, CommunityEvent>(
      words.community,
      AssignCommunityResponsibility,
      EndCommunityResponsibility,
      isRegistered,
    ),
  )
  .on(CorrectCommunity, correctionRule(communityCatalogue))
  .aggregate({
    stream: 'community',
    catalogue: communityCatalogue,
    initialState: noCommunity,
    evolve: evolveCommunity,
  });
