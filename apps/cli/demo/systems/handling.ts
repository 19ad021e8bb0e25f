import { HOUR } from '#calendar';
import { CloseCase, DispatchCase, FileCase, ReportRectification, VerifyRectification } from '#cases';
import { of, type Action, type Stage } from './stage.js';

/** Of working time, beyond the day that the deadline gives. */
const LATE = 16 * HOUR;
const [CLERK, DISPATCHER, CHECKER] = ['立案员 周敏', '派遣员 何静', '核查员 马强'];

/** Who puts a case right, and how. */
export interface Handling {
  readonly department: string;
  readonly assignee: string;
  readonly measures: string;
  /** Else it stays with whom it was dispatched to. */
  readonly isHandled?: boolean;
  /** After its deadline. */
  readonly isLate?: boolean;
  /** Opened again, it is filed already. */
  readonly isFiled?: boolean;
  /** Once it is closed. */
  readonly then?: Action;
}

/** From the desk to the closed case, a step some working hours after the other. */
export function handle(stage: Stage, caseId: string, handling: Handling): void {
  const { calendar, random } = stage;
  const { department, assignee, measures, isHandled = true, isLate = false, isFiled = false, then } = handling;
  const deadline = { workingDays: isLate ? 1 : random.whole(1, 3) };
  const begun: (readonly [command: object, actor: string])[] = [
    ...(isFiled ? [] : ([[new FileCase(), CLERK]] as const)),
    [of(new DispatchCase(), { department, assignee, deadline }), DISPATCHER],
  ];
  const ended = [
    [of(new ReportRectification(), { measures, rectifiedBy: assignee }), assignee],
    [new VerifyRectification(), CHECKER],
    [new CloseCase(), CLERK],
  ] as const;
  let moment = stage.now();
  for (const [command, actor] of isHandled ? [...begun, ...ended] : begun) {
    const late = isLate && command instanceof ReportRectification ? LATE : 0;
    moment = calendar.addWorkingTime(moment, late + Math.round(random.whole(1, 8) * 0.5 * HOUR) + 60_000);
    stage.on(moment, () => stage.send(command, caseId, actor));
  }
  if (then && isHandled) stage.on(moment, then);
}
