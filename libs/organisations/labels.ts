/** 党工委 → 党委 → 党总支 → 党支部 → 党小组, the highest first. */
export const levels = ['work-committee', 'committee', 'general-branch', 'branch', 'group'] as const;
export type Level = (typeof levels)[number];

/** Field of activity 领域. */
export const organisationTypes = [
  'community',
  'enterprise',
  'building',
  'social',
  'market',
  'village',
  'office',
  'school',
  'state-enterprise',
  'floating',
] as const;
export type OrganisationType = (typeof organisationTypes)[number];

/** How it was formed 组建形式: alone, joint, attached, by area, by trade, or for a time. */
export const forms = ['alone', 'joint', 'attached', 'area', 'trade', 'temporary'] as const;
export type Form = (typeof forms)[number];

export const officerRoles = [
  'secretary',
  'deputy-secretary',
  'organisation',
  'publicity',
  'discipline',
  'committee-member',
  'group-leader',
] as const;
export type OfficerRole = (typeof officerRoles)[number];

const rank = (level: Level) => levels.indexOf(level);

/** Whether an organisation of the one level may stand above one of the other. */
export function isHigher(above: Level, below: Level): boolean {
  return rank(above) < rank(below);
}
