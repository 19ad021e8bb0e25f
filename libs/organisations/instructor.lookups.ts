import { findCommunity } from '#places';
import type { LookUps } from '#platform';
import { findEnterprise } from './enterprise.lookups.js';
import type { AppointInstructor, AssignInstructor } from './instructor.commands.js';

export const instructorLookUps: LookUps = {
  community: async ({ communityId }: AppointInstructor, { queries }) =>
    communityId && findCommunity(queries, communityId),
  enterprise: ({ enterpriseId }: AssignInstructor, tools) => findEnterprise(tools, enterpriseId),
};
