/** A citizen's report handed over 交办件, or a finding of the inspection's report 反馈问题. */
export const taskKinds = ['handed-over-item', 'inspection-finding'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** From the lowest to the highest. */
export const authorityLevels = ['community', 'office', 'district', 'city', 'province', 'ministry'] as const;
export type AuthorityLevel = (typeof authorityLevels)[number];

/** 属实, 部分属实, 不属实 */
export const truths = ['yes', 'partly', 'no'] as const;
export type Truth = (typeof truths)[number];

export type TaskStatus =
  | 'handed-over'
  | 'claimed'
  | 'returned'
  | 'return-accepted'
  | 'investigated'
  | 'planned'
  | 'phase-closed'
  | 'rectified'
  | 'acceptance-applied'
  | 'acceptance-failed'
  | 'accepted'
  | 'answered'
  | 'delisted'
  | 'reopened'
  | 'voided';

export const isBelow = (level: AuthorityLevel, other: AuthorityLevel) =>
  authorityLevels.indexOf(level) < authorityLevels.indexOf(other);
