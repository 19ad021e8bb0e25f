export const waterKinds = ['river', 'lake', 'pond', 'ditch'] as const;
export type WaterKind = (typeof waterKinds)[number];

/** How it was found to be black or smelly. */
export const findWays = ['survey', 'monitoring', 'complaint', 'authority'] as const;
export type FindWay = (typeof findWays)[number];

/** Whose list of bodies to be remediated it is on; a small pond need not be on any. */
export const listings = ['national', 'provincial', 'city', 'none'] as const;
export type Listing = (typeof listings)[number];

export const surveyPurposes = ['identify', 'appraise'] as const;
export type SurveyPurpose = (typeof surveyPurposes)[number];

/** 初见成效, 不合格 */
export const effects = ['first-effect', 'unsatisfactory'] as const;
export type Effect = (typeof effects)[number];

/** What is taken and told of: few or far-apart points, a point beyond the end, more area than there is, no CMA. */
export type WaterWarning =
  'few-points' | 'points-far-apart' | 'point-beyond-the-end' | 'area-beyond-identified' | 'lab-not-qualified';

/** 治理阶段 */
export type WaterState =
  'identified' | 'planned' | 'underway' | 'finished' | 'assessed' | 'lasting' | 'delisted' | 'relapsed' | 'voided';
