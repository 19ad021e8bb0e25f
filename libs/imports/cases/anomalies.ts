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
  /** Characters that cannot be seen stood in a number or an id, and are taken out. */
  'invisibleCharacters',
  /** A number in short (2.01803E+11) or `#REF!`: Excel has lost what the cell said. */
  'damagedByExcel',
  /** The clocks of the zone showed a time twice, or never: which moment is meant the file does not say. */
  'ambiguousTime',
  /** The due date is a span such as 3日内: counted from the dispatch, else from the report. */
  'dueAsSpan',
] as const;
export type Anomaly = (typeof anomalies)[number];

export type AnomalyCounts = Record<Anomaly, number>;

export function noAnomalies(): AnomalyCounts {
  return Object.fromEntries(anomalies.map((name) => [name, 0])) as AnomalyCounts;
}
