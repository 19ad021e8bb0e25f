import { refuse, RuleBook, say, type Refusal } from '#event-sourcing';
import type { PlaceNamed } from '#places';
import { namedTwice } from '#platform';
import { greaterCommitteeStates, words } from './community-party.glossary.js';
import {
  ChangeGreaterCommittee,
  CorrectGreaterCommittee,
  DissolveGreaterCommittee,
  EstablishGreaterCommittee,
  type GreaterCommitteeUnit,
} from './greater-committee.commands.js';
import { greaterCommitteeCatalogue, type GreaterCommitteeEvent } from './greater-committee.events.js';
import { evolveGreaterCommittee, type GreaterCommitteeRecord } from './greater-committee.record.js';
import { checkedCorrection } from './held-at.js';

export type GreaterCommitteeContext = Omit<PlaceNamed, 'site'>;

type X = GreaterCommitteeContext;

const isEstablished = ({ status }: GreaterCommitteeRecord) => status === 'established';
const whileEstablished = { because: words.whileEstablished, allowed: isEstablished };

function whyNotUnits(units: readonly GreaterCommitteeUnit[]): Refusal | undefined {
  const unit = namedTwice(units.map((one) => one.unit));
  return unit === undefined ? undefined : refuse('a-unit-once', say(words.unitOnce, { unit }), { field: 'units' });
}

/** What the log keeps of them. */
const kept = (units: readonly GreaterCommitteeUnit[]) =>
  units.map(({ unit, personId, post }) => ({ unit, personId, post }));

/** 社区大党委. Its stream is named by the community, so that there is one at a time whoever is faster. */
export const greaterCommittee = new RuleBook<GreaterCommitteeRecord, GreaterCommitteeEvent, X>(words.greaterCommittee, {
  states: greaterCommitteeStates,
})
  .on(EstablishGreaterCommittee, {
    rule: 'one-at-a-time',
    because: words.establishOnce,
    creates: true,
    allowed: (record) => !isEstablished(record),
    looksUp: ['community'],
    decide: (_record, { communityId, units }) =>
      whyNotUnits(units) ?? [{ type: 'GreaterCommitteeEstablished', data: { communityId, units: kept(units) } }],
  })
  .on(ChangeGreaterCommittee, {
    ...whileEstablished,
    rule: 'change-while-established',
    decide: (_record, { units }) =>
      whyNotUnits(units) ?? [{ type: 'GreaterCommitteeChanged', data: { units: kept(units) } }],
  })
  .on(DissolveGreaterCommittee, {
    ...whileEstablished,
    rule: 'dissolve-while-established',
    decide: (_record, { reason }) => [{ type: 'GreaterCommitteeDissolved', data: { reason } }],
  })
  .on(
    CorrectGreaterCommittee,
    checkedCorrection<GreaterCommitteeRecord, GreaterCommitteeEvent, X>(
      greaterCommitteeCatalogue,
      evolveGreaterCommittee,
      (record) => (record.status === 'none' ? undefined : whyNotUnits(record.units)),
    ),
  )
  .aggregate({ stream: 'greater-committee', catalogue: greaterCommitteeCatalogue, evolve: evolveGreaterCommittee });
