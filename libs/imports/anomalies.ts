/** What is odd about a row that was taken all the same; flagged on its case and counted in the summary. */
export const anomalies = [
  'closedBeforeReported',
  'dueBeforeReported',
  'filedBeforeReported',
  'dispatchedBeforeReported',
  'noCommunity',
  /** Nobody to dispatch to: the case waits for its dispatch. */
  'noDepartment',
  /** With a department, but without the time of a dispatch, which the mapping wants: nothing attests a dispatch. */
  'noDispatchTime',
  /** A due date of what was not dispatched: it binds nobody and is not taken. */
  'dueWithoutDispatch',
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
