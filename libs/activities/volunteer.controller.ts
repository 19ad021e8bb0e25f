import { Body, Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AsOfQuery,
  CommandAnswer,
  Door,
  On,
  PathId,
  Sender,
  Step,
  StoredEventAnswer,
  type CommandOrigin,
  type Target,
} from '#platform';
import * as c from './volunteer.commands.js';
import { ListVolunteers, VolunteerAnswer, volunteerList, VolunteerPage } from './volunteer.views.js';

@ApiTags('volunteers')
@Controller('volunteers')
export class VolunteerController {
  constructor(private readonly door: Door) {}

  /** Volunteers by their pseudonyms, who served longest first. */
  @Get()
  listVolunteers(@Query() query: ListVolunteers, @Sender() by: CommandOrigin): Promise<VolunteerPage> {
    return this.door.list(volunteerList, query, by);
  }

  /** A volunteer: confirmed minutes, stars, training and certificates; or as of a moment on either clock. */
  @Get(':volunteerId')
  @PathId(':volunteerId')
  getVolunteer(@On() on: Target, @Query() asOf: AsOfQuery): Promise<VolunteerAnswer> {
    return this.door.get('volunteer', on, asOf);
  }

  /** Their events, in order. */
  @Get(':volunteerId/history')
  @PathId(':volunteerId')
  getVolunteerEvents(@On() on: Target, @Query() asOf: AsOfQuery): Promise<StoredEventAnswer[]> {
    return this.door.history('volunteer', on, asOf);
  }

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

  /** Correct an entry 更正. */
  @Step(':volunteerId/correct')
  correctVolunteer(@On() on: Target, @Body() body: c.CorrectVolunteer): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
