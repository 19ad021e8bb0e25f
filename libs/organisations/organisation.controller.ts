import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommandAnswer, Door, On, recordControllers, Sender, Step, type CommandOrigin, type Target } from '#platform';
import * as c from './organisation.commands.js';
import { OrganisationDocument, organisationList } from './organisation.views.js';

export const organisationRecords = recordControllers({
  at: 'organisations',
  kind: 'organisation',
  names: ['Organisation', 'Organisations'],
  says: 'Party organisations by name.',
  list: organisationList,
  document: OrganisationDocument,
  correct: c.CorrectOrganisation,
});

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationController {
  constructor(private readonly door: Door) {}

  /** Found an organisation 成立. */
  @Post()
  foundOrganisation(@Body() body: c.FoundOrganisation, @Sender() by: CommandOrigin): Promise<CommandAnswer> {
    return this.door.begin('organisation', body, by);
  }

  /** Rename it 更名. */
  @Step(':organisationId/rename')
  renameOrganisation(@On() on: Target, @Body() body: c.RenameOrganisation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Count it as another type 调整类型. */
  @Step(':organisationId/reclassify')
  reclassifyOrganisation(@On() on: Target, @Body() body: c.ReclassifyOrganisation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Put it under another superior or into another community 调整隶属关系. */
  @Step(':organisationId/move')
  moveOrganisation(@On() on: Target, @Body() body: c.MoveOrganisation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Begin a term with its election 换届选举. */
  @Step(':organisationId/begin-term')
  beginTerm(@On() on: Target, @Body() body: c.BeginTerm): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Extend a term 延期换届. */
  @Step(':organisationId/extend-term')
  extendTerm(@On() on: Target, @Body() body: c.ExtendTerm): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record who was elected into an office 选举任职. */
  @Step(':organisationId/elect-officer')
  electOfficer(@On() on: Target, @Body() body: c.ElectOfficer): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Record who was appointed to an office 任命. */
  @Step(':organisationId/appoint-officer')
  appointOfficer(@On() on: Target, @Body() body: c.AppointOfficer): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** End an office 离任. */
  @Step(':organisationId/end-officer')
  endOfficer(@On() on: Target, @Body() body: c.EndOfficer): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Report the number of members as at a day 上报党员人数. */
  @Step(':organisationId/report-members')
  reportMembers(@On() on: Target, @Body() body: c.ReportMembers): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Withdraw a report of members 撤回报表. */
  @Step(':organisationId/withdraw-member-count')
  withdrawMemberCount(@On() on: Target, @Body() body: c.WithdrawMemberCount): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Dissolve it 撤销. */
  @Step(':organisationId/dissolve')
  dissolveOrganisation(@On() on: Target, @Body() body: c.DissolveOrganisation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }

  /** Void what was entered by mistake 作废. */
  @Step(':organisationId/void')
  voidOrganisation(@On() on: Target, @Body() body: c.VoidOrganisation): Promise<CommandAnswer> {
    return this.door.send(body, on);
  }
}
