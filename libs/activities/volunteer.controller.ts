import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Step, type Target } from '#platform';
import * as c from './volunteer.commands.js';
import { VolunteerDocument, volunteerList } from './volunteer.views.js';

export const volunteerRecords = recordControllers({
  at: 'volunteers',
  kind: 'volunteer',
  names: ['Volunteer', 'Volunteers'],
  says: 'Volunteers by their pseudonyms, who served longest first.',
  list: volunteerList,
  document: VolunteerDocument,
  correct: c.CorrectVolunteer,
});

@ApiTags('volunteers')
@Controller('volunteers')
export class VolunteerController {
  constructor(private readonly door: Door) {}

  /** Training, apart from service 登记培训. */
  @Step(':volunteerId/record-training')
  recordTraining(@On() on: Target, @Body() body: c.RecordTraining): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Certify confirmed service 开具证明. */
  @Step(':volunteerId/issue-certificate')
  issueCertificate(@On() on: Target, @Body() body: c.IssueCertificate): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Revoke a certificate 撤销证明. */
  @Step(':volunteerId/revoke-certificate')
  revokeCertificate(@On() on: Target, @Body() body: c.RevokeCertificate): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
