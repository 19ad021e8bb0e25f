import { expect, test } from '@jest/globals';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CommandRoutes } from './command-routes.js';
import { Step } from './routes.js';

class OpenThing {}
class CloseThing {}

@Controller('things')
class Things {
  @Post()
  open(@Body() _body: OpenThing) {}

  @Step(':thingId/close')
  close(@Param('thingId') _id: string, @Body() _body: CloseThing) {}

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
