import {
  AssignCommunityResponsibility,
  EndCommunityResponsibility,
  RegisterCommunity,
  RenameCommunity,
} from '../community.commands.js';
import type { CommunityEvent } from '../community.events.js';
import type { CommunityRecord } from '../community.record.js';
import { responsibilityRules } from './responsibilities.js';
import { rule, RuleBook } from './rule.js';

const isRegistered = (record: CommunityRecord) => record.status === 'registered';

export const communityRules = new RuleBook<CommunityRecord, CommunityEvent>('community', [
  rule(RegisterCommunity, {
    rule: 'register-once',
    because: 'A community is registered once under one id.',
    allowed: (record) => !isRegistered(record),
    decide: (_record, { name }, { id }) => [{ type: 'CommunityRegistered', data: { communityId: id, name } }],
  }),
  rule(RenameCommunity, {
    rule: 'rename-when-registered',
    because: 'A community is renamed when it is registered.',
    allowed: isRegistered,
    decide: (record, { name }) =>
      record.status === 'registered' && record.name === name ? [] : [{ type: 'CommunityRenamed', data: { name } }],
  }),
  ...responsibilityRules<CommunityRecord, CommunityEvent>(
    'community',
    AssignCommunityResponsibility,
    EndCommunityResponsibility,
    isRegistered,
  ),
]);
