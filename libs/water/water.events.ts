import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import {
  dayOf,
  entered,
  handoverCatalogue,
  LONG,
  momentOf,
  NAME,
  oneOf,
  SHORT,
  textOf,
  wholeOf,
  type EvidenceFile,
  type WorkHandedOver,
} from '#platform';
import { possibleValues, type Grade } from './water.limits.js';
import {
  effects,
  findWays,
  listings,
  waterKinds,
  type Effect,
  type FindWay,
  type Listing,
  type SurveyPurpose,
  type WaterKind,
} from './water.terms.js';

export interface Survey {
  readonly sent: number;
  readonly valid: number;
  readonly affirmed: number;
}

export interface Point {
  readonly no: string;
  readonly location: string;
  readonly chainageM: number;
}

export type WaterBodyIdentified = DomainEvent<
  'WaterBodyIdentified',
  {
    readonly siteId: string;
    readonly communityId: string;
    readonly kind: WaterKind;
    readonly how: FindWay;
    readonly survey?: Survey;
    readonly areaM2: number;
    readonly lengthM: number;
    readonly listing: Listing;
    readonly listNumber?: string;
    readonly catchment?: string;
    readonly mainSource?: string;
  }
>;
export type SamplingPointsSet = DomainEvent<'SamplingPointsSet', { readonly points: readonly Point[] }>;
export type WaterSampled = DomainEvent<
  'WaterSampled',
  {
    readonly pointNo: string;
    readonly depthMm: number;
    readonly clearToBottom?: boolean;
    readonly transparencyMm: number;
    readonly dissolvedOxygenUgL: number;
    readonly redoxMv: number;
    readonly ammoniaNitrogenUgL: number;
    readonly lab: string;
    readonly labQualified: boolean;
    readonly reportNo?: string;
    readonly evidence?: readonly EvidenceFile[];
  }
>;
export type PublicSurveyRecorded = DomainEvent<
  'PublicSurveyRecorded',
  Survey & {
    readonly purpose: SurveyPurpose;
    readonly answers?: readonly { readonly question: string; readonly affirmed: number }[];
    readonly by: string;
    readonly evidence?: readonly EvidenceFile[];
  }
>;
export type WaterRemediationPlanned = DomainEvent<
  'WaterRemediationPlanned',
  {
    readonly measures: readonly string[];
    readonly contractor: string;
    readonly budgetYuan: number;
    readonly dueDay: string;
    readonly responsible: string;
  }
>;
export type WaterRemediationStarted = DomainEvent<'WaterRemediationStarted', { readonly note?: string }>;
export type WaterRemediationProgressed = DomainEvent<
  'WaterRemediationProgressed',
  { readonly percent: number; readonly note?: string }
>;
export type WaterRemediationFinished = DomainEvent<
  'WaterRemediationFinished',
  {
    readonly areaM2: number;
    readonly measures: readonly string[];
    readonly evidenceBefore: readonly EvidenceFile[];
    readonly evidenceAfter: readonly EvidenceFile[];
  }
>;
/** With what it was judged by: the grade and the appraisal since the works were finished. */
export type WaterEffectAssessed = DomainEvent<
  'WaterEffectAssessed',
  {
    readonly result: Effect;
    readonly by: string;
    readonly grade?: Grade;
    readonly appraisal?: Survey;
    readonly note?: string;
  }
>;
export type WaterLastingConfirmed = DomainEvent<'WaterLastingConfirmed', { readonly by: string }>;
export type WaterBodyDelisted = DomainEvent<
  'WaterBodyDelisted',
  { readonly authority: string; readonly documentNumber: string }
>;
export type WaterRelapsed = DomainEvent<
  'WaterRelapsed',
  {
    /** Also the id of the case that it becomes. */
    readonly findingId: string;
    readonly foundBy: string;
    readonly description: string;
    readonly evidence?: readonly EvidenceFile[];
  }
>;
export type WaterBodyVoided = DomainEvent<'WaterBodyVoided', { readonly reason: string }>;

export type WaterEvent =
  | WorkHandedOver
  | WaterBodyIdentified
  | SamplingPointsSet
  | WaterSampled
  | PublicSurveyRecorded
  | WaterRemediationPlanned
  | WaterRemediationStarted
  | WaterRemediationProgressed
  | WaterRemediationFinished
  | WaterEffectAssessed
  | WaterLastingConfirmed
  | WaterBodyDelisted
  | WaterRelapsed
  | WaterBodyVoided
  | RecordCorrected;

const [short, line, long] = [textOf(SHORT), textOf(NAME), textOf(LONG)];
const AREA = wholeOf(1, 100_000_000);
const within = ([least, most]: readonly [number, number]) => wholeOf(least, most);

/** Samples and surveys are no steps, as their reports come late. */
export const waterCatalogue = catalogueOf<WaterEvent>({
  ...handoverCatalogue,
  WaterBodyIdentified: entered({
    communityId: short,
    kind: oneOf(waterKinds),
    how: oneOf(findWays),
    areaM2: AREA,
    lengthM: wholeOf(1, 1_000_000),
    listing: oneOf(listings),
    listNumber: short,
    catchment: long,
    mainSource: long,
  }),
  SamplingPointsSet: entered({ 'points.*.location': line, 'points.*.chainageM': wholeOf(0, 1_000_000) }),
  WaterSampled: {
    schema: 1,
    isStep: false,
    correctable: {
      depthMm: within(possibleValues.depthMm),
      transparencyMm: within(possibleValues.transparencyMm),
      dissolvedOxygenUgL: within(possibleValues.dissolvedOxygenUgL),
      redoxMv: within(possibleValues.redoxMv),
      ammoniaNitrogenUgL: within(possibleValues.ammoniaNitrogenUgL),
      reportNo: short,
      occurredAt: momentOf,
    },
  },
  PublicSurveyRecorded: entered({ by: line }, { isStep: false }),
  WaterRemediationPlanned: entered({
    contractor: line,
    budgetYuan: wholeOf(0, 1_000_000_000_000),
    dueDay: dayOf,
    responsible: short,
  }),
  WaterRemediationStarted: entered({ note: long }),
  WaterRemediationProgressed: entered({ percent: wholeOf(0, 100), note: long }),
  WaterRemediationFinished: entered({ areaM2: AREA }),
  WaterEffectAssessed: entered({ result: oneOf(effects), by: line, note: long }),
  WaterLastingConfirmed: entered({ by: line }),
  WaterBodyDelisted: entered({ authority: line, documentNumber: short }),
  WaterRelapsed: entered({ foundBy: line }),
  WaterBodyVoided: entered({ reason: long }, { undoes: 'record' }),
});
