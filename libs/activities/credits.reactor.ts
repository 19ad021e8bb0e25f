import { Injectable, Logger } from '@nestjs/common';
import { idIn, type Reactor, type StoredEvent } from '#event-sourcing';
import { CommandSender, findIfAny, QueryDoor, SYSTEM } from '#platform';
import { countedMinutes, type ActivityRecord } from './activity.record.js';
import { activity } from './activity.rules.js';
import { CreditService } from './volunteer.commands.js';

/** What was confirmed at an activity is credited to its volunteers; what was corrected or voided is taken away again. */
@Injectable()
export class CreditsReactor implements Reactor {
  readonly name = 'service-credits';
  readonly types = ['AttendanceConfirmed', 'HoursCorrected', 'ActivityVoided'];
  private readonly logger = new Logger('Credits');

  constructor(
    private readonly sender: CommandSender,
    private readonly queries: QueryDoor,
  ) {}

  async react(event: StoredEvent): Promise<void> {
    const activityId = idIn(activity, event);
    const record = await findIfAny<ActivityRecord>(this.queries, activity.stream, activityId);
    if (record === undefined || record.status === 'none') return;
    const { occurredAt } = event.metadata;
    for (const attendance of record.attendances) {
      const { attendanceId, volunteerId } = attendance;
      const minutes = countedMinutes(record, attendance);
      const command = Object.assign(new CreditService(), { occurredAt, attendanceId, activityId, minutes });
      const idempotencyKey = `${SYSTEM}credit:${event.id}/${attendanceId}/${minutes}`;
      const origin = { actor: `${SYSTEM}credits`, idempotencyKey, causationId: event.id };
      await this.sender.sendFollowing(command, volunteerId, origin, (reason) =>
        this.logger.error(`the service ${attendanceId} was not credited: ${reason}`),
      );
    }
  }
}
