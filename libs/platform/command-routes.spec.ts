import { expect, test } from '@jest/globals';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CommandRoutes } from './command-routes.js';
import { Step } from './routes.js';

class OpenThing {}
class CloseThing {}
class ConfirmCorrection {}
class ConfirmProposal {
  static readonly standsFor = ConfirmCorrection;
}

@Controller('things')
class Things {
  @Post()
  open(@Body() _body: OpenThing) {}

  @Step(':thingId/close')
  close(@Param('thingId') _id: string, @Body() _body: CloseThing) {}

  @Step(':proposalId/confirm')
  confirm(@Param('proposalId') _id: string, @Body() _body: ConfirmProposal) {}

  @Get(':thingId')
  get(@Param('thingId') _id: string) {}
}

test('a command that is possible is named with its route, as far as it has one', () => {
  const routes = new CommandRoutes(() => [Things]);
  const close = { command: 'CloseThing', method: 'POST' };
  expect(routes.actionsOf(['CloseThing', 'OpenThing', 'Unrouted'], { params: { thingId: 'a/b' } })).toEqual([
    { ...close, path: '/api/things/a%2Fb/close' },
    { command: 'OpenThing', method: 'POST', path: '/api/things' },
  ]);
  expect(routes.actionsOf(['CloseThing'], { params: {} })).toEqual([{ ...close, path: '/api/things/{thingId}/close' }]);
});

test('what decides on a proposal is named for each that waits, by its own id', () => {
  const routes = new CommandRoutes(() => [Things]);
  const confirm = { command: 'ConfirmCorrection', method: 'POST' };
  const waiting = [{ proposalId: 'p/1' }, { proposalId: 'p2' }];
  expect(routes.actionsOf(['ConfirmCorrection'], { params: { thingId: 'a' } }, { proposals: waiting })).toEqual([
    { ...confirm, path: '/api/things/p%2F1/confirm' },
    { ...confirm, path: '/api/things/p2/confirm' },
  ]);
  expect(routes.actionsOf(['ConfirmCorrection'], { params: { thingId: 'a' } })).toEqual([
    { ...confirm, path: '/api/things/{proposalId}/confirm' },
  ]);
});
