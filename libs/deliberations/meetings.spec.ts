import { test } from '@jest/globals';
import * as c from './deliberation.commands.js';
import { command, given, history, late, open, opening, propose, solicit } from './testing.js';

const asking = (asked: number) => command(c.SolicitOpinions, { how: '意见表', asked, opinions: 0 });
const proposing = (due: number, present: number) => command(c.MakeProposal, { due, present, proposal: '设四分类亭' });
const correct = (eventId: string, field: string, value: string) =>
  command(c.CorrectDeliberation, { eventId, field, value, reason: '录错' });

test('opinions are solicited where somebody was asked, entered or corrected', () => {
  given(...history(opening))
    .when(asking(0), late)
    .refused('somebody-was-asked');
  given(...history(opening))
    .when(asking(1), late)
    .thenTypes('OpinionsSolicited');
  given(...history(opening, ['05-02', solicit]))
    .when(correct('event-1', 'asked', '0'), late)
    .refused('somebody-was-asked');
});

test('a committee proposes and deliberates with half of its members, entered or corrected', () => {
  const asked = history(opening, ['05-02', solicit]);
  given(...asked)
    .when(proposing(10, 4), late)
    .refused('half-present');
  given(...asked)
    .when(proposing(10, 0), late)
    .refused('half-present');
  given(...asked)
    .when(proposing(10, 5), late)
    .thenTypes('ProposalMade');
  given(...history(opening, ['05-02', solicit], ['05-10', propose]))
    .when(correct('event-2', 'present', '4'), late)
    .refused('half-present');
  const four = history(['05-01', open({ method: 'four-deliberations' })], ['05-10', propose]);
  given(...four)
    .when(command(c.DeliberateInCommittees, { due: 9, present: 4 }), late)
    .refused('half-present');
});
