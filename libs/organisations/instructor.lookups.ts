import { communityNamed } from '#places';
import type { LookUps } from '#platform';
import { findEnterprise } from './enterprise.lookups.js';
import type { AssignInstructor } from './instructor.commands.js';

export const instructorLookUps: LookUps = {
  community: communityNamed,
  enterprise: ({ enterpriseId }: AssignInstructor, tools) => findEnterprise(tools, enterpriseId),
};
