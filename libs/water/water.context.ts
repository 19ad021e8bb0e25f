import type { SiteFound } from '#places';
import type { RoomContext } from '#platform';

export type WaterConfig = Pick<
  RoomContext['config'],
  'waterLastingMonths' | 'waterSurveyAnswers' | 'waterSurveyPercent' | 'waterSamplesPerPoint' | 'waterSatisfiedPercent'
>;

export interface WaterContext extends Pick<RoomContext, 'now' | 'occurredAt' | 'actor' | 'id' | 'partId' | 'calendar'> {
  readonly config: WaterConfig;
  /** The site that is identified as a water body. */
  readonly site?: SiteFound;
  /** How many cases of the site are open. */
  readonly openCases?: number;
}
