import type { Decision } from '#event-sourcing';
import {
  AssignSiteResponsibility,
  ChangeSite,
  EndSiteResponsibility,
  RegisterSite,
  RestoreSite,
  RetireSite,
} from '../site.commands.js';
import type { SiteEvent } from '../site.events.js';
import type { SiteRecord } from '../site.record.js';
import { responsibilityRules } from './responsibilities.js';
import { refuse, rule, RuleBook } from './rule.js';

const isInService = (record: SiteRecord) => record.status === 'in-service';

/** Only what is different is an event; what is the same already is nothing to do. */
function changed(record: SiteRecord, { name, address }: ChangeSite): Decision<SiteEvent> {
  if (record.status === 'none') return [];
  const given = { ...(name ? { name } : {}), ...(address ? { address } : {}) };
  const fields = Object.keys(given) as (keyof typeof given)[];
  if (fields.length === 0)
    return refuse('change-something', 'Say what changes: the name, the address, or both.', { field: 'name' });
  const different = fields.filter((field) => given[field] !== record[field]);
  if (different.length === 0) return [];
  return [{ type: 'SiteChanged', data: Object.fromEntries(different.map((field) => [field, given[field]])) }];
}

export const siteRules = new RuleBook<SiteRecord, SiteEvent>('site', [
  rule(RegisterSite, {
    rule: 'register-once',
    because: 'A site is registered once under one id.',
    allowed: (record) => record.status === 'none',
    decide: (_record, { name, kind, communityId, address }, { id }) => [
      { type: 'SiteRegistered', data: { siteId: id, name, kind, communityId, address: address ?? undefined } },
    ],
  }),
  rule(ChangeSite, {
    rule: 'change-while-in-service',
    because: 'A site is changed while it is in service.',
    allowed: isInService,
    decide: changed,
  }),
  rule(RetireSite, {
    rule: 'retire-while-in-service',
    because: 'A site is retired while it is in service.',
    allowed: isInService,
    decide: (_record, { reason }) => [{ type: 'SiteRetired', data: { reason } }],
  }),
  rule(RestoreSite, {
    rule: 'restore-when-retired',
    because: 'A site is restored when it is retired.',
    allowed: (record) => record.status === 'retired',
    decide: (_record, { reason }) => [{ type: 'SiteRestored', data: { reason } }],
  }),
  ...responsibilityRules<SiteRecord, SiteEvent>('site', AssignSiteResponsibility, EndSiteResponsibility, isInService),
]);
