import { correctionRule, refuse, RuleBook, say } from '#event-sourcing';
import { communityAt, elsewhere } from '#places';
import { isSameName, voidRule } from '#platform';
import * as c from './merchant.commands.js';
import { participationCatalogue, type ParticipationEvent } from './merchant.events.js';
import { merchantWords as words, participationStates } from './merchant.glossary.js';
import { evolveParticipation, type ParticipationRecord } from './merchant.record.js';
import type { MerchantContext } from './merchant.rules.js';

export const participation = new RuleBook<ParticipationRecord, ParticipationEvent, MerchantContext>(
  words.participation,
  { states: participationStates },
)
  .on(c.RecordParticipation, {
    rule: 'record-once',
    because: words.recordOnce,
    creates: true,
    looksUp: ['shop', 'community', 'alike'],
    decide: (_record, command, { shop, alike = [] }) => {
      const { activity, who, shopId, communityId, persons, sameAsNot = [] } = command;
      if (who === 'merchant' && shopId === undefined)
        return refuse('merchant-of-a-shop', words.merchantShop, { field: 'shopId' });
      const fault = elsewhere(shop, communityId);
      if (fault) return fault;
      const twice = alike.find(
        (one) => isSameName(one.activity, activity) && one.who === who && !sameAsNot.includes(one.participationId),
      );
      if (twice)
        return refuse('participation-once', say(words.participationOnce, { id: twice.participationId }), {
          field: 'sameAsNot',
        });
      const data = { activity, who, shopId, communityId: communityAt(command, shop), persons };
      return [{ type: 'MerchantTookPart', data }];
    },
  })
  .on(c.VoidParticipation, voidRule(words.voidOnce, 'ParticipationVoided', 'MerchantTookPart'))
  .on(c.CorrectParticipation, correctionRule(participationCatalogue))
  .aggregate({
    stream: 'participation',
    catalogue: participationCatalogue,
    evolve: evolveParticipation,
    subject: (record) => (record.status === 'none' ? {} : { siteId: record.shopId, communityId: record.communityId }),
  });
