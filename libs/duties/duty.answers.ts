/** What of one unit was due in a period, and what became of it: done + missed + open = due. */
export class UnitDuties {
  readonly unitId: string;
  readonly due: number;
  readonly done: number;
  /** Of those that are done. */
  readonly doneLate: number;
  readonly missed: number;
  readonly open: number;
  /** done / due; `null` where nothing was due. */
  readonly completion: number | null;
}

export class DutyTable {
  readonly units: UnitDuties[];
}
