import { undispatched } from '#cases';

/**
 * What is odd about a row that was taken all the same: counted in the summary, and flagged on its case unless an earlier
 * export told what this one leaves out.
 */
export const anomalies = [
  'closedBeforeReported',
  'dueBeforeReported',
  'filedBeforeReported',
  'dispatchedBeforeReported',
  'noCommunity',
  /** No site of the register: the case is taken without it, until a later import finds the site registered. */
  'unknownSite',
  /** The site is of another community than the one that is named: the site's holds. */
  'siteInOtherCommunity',
  ...undispatched,
  /** Over by its status, but without the time: taken from when the source last touched it. */
  'closedWithoutClosingTime',
  /** With a closing time, but open by its status: the status holds. */
  'openWithClosingTime',
  /** Characters that were lost before or that the encoding does not have. */
  'damagedText',
] as const;
export type Anomaly = (typeof anomalies)[number];

export type AnomalyCounts = Record<Anomaly, number>;

export function noAnomalies(): AnomalyCounts {
  return Object.fromEntries(anomalies.map((name) => [name, 0])) as AnomalyCounts;
}
