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

/** 三会一课 of one branch in one month: done + missed + open = due. */
export class BranchMonth {
  readonly unitId: string;
  /** E.g. 2018-03. */
  readonly month: string;
  /** How many were held of those due; `null` where none was due. */
  readonly membersMeetings: number | null;
  readonly committeeMeetings: number | null;
  readonly groupMeetings: number | null;
  readonly partyLectures: number | null;
  readonly themeDays: number | null;
  /** Of all kinds. */
  readonly due: number;
  readonly done: number;
  readonly missed: number;
  readonly open: number;
  /** Kinds of which one was missed 缺项. */
  readonly missing: string[];
  /** The meetings that did it, each once, who was to be there and who was 应到、实到, and of how many there are minutes. */
  readonly meetings: number;
  readonly expected: number;
  readonly present: number;
  readonly withMinutes: number;
}

export class BranchTable {
  readonly branches: BranchMonth[];
}
