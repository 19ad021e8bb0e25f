import { refuse, RuleBook, say, type Refusal } from '#event-sourcing';
import { elsewhere, type PlaceNamed } from '#places';
import * as c from './enterprise.commands.js';
import { enterpriseCatalogue, type EnterpriseEvent } from './enterprise.events.js';
import { enterpriseStates, words } from './enterprise.glossary.js';
import { evolveEnterprise, type Enterprise, type EnterpriseRecord } from './enterprise.record.js';
import { checkedCorrection } from './held-at.js';
import type { Organisation } from './organisation.record.js';

export interface EnterpriseContext extends PlaceNamed {
  /** Ids of the enterprises in business that have its name in its community. */
  readonly namesakes?: readonly string[];
  /** The branch that the command names. */
  readonly branch?: Organisation;
}

/** Members are found among the staff. */
function whyNotStaffed({ staff = 0, members = 0 }: Pick<Enterprise, 'staff' | 'members'>): Refusal | undefined {
  return members > staff
    ? refuse('members-among-the-staff', say(words.membersAmongStaff, { members, staff }), { field: 'members' })
    : undefined;
}

const isInBusiness = ({ status }: EnterpriseRecord) => status === 'in-business';
const inBusiness = { because: words.inBusiness, allowed: isInBusiness };

/** 非公企业 */
export const enterprise = new RuleBook<EnterpriseRecord, EnterpriseEvent, EnterpriseContext>(words.enterprise, {
  states: enterpriseStates,
})
  .on(c.RegisterEnterprise, {
    rule: 'register-once',
    because: words.registerOnce,
    creates: true,
    looksUp: ['community', 'site', 'namesakes'],
    decide: (_record, command, { site, namesakes = [] }) => {
      const { name, communityId, siteId, trade, creditCode, sameAsNot = [] } = command;
      const fault = elsewhere(site, communityId, { field: 'siteId' });
      if (fault) return fault;
      const id = namesakes.find((other) => !sameAsNot.includes(other));
      if (id !== undefined) return refuse('one-of-a-name', say(words.sameName, { id }), { field: 'sameAsNot' });
      return [{ type: 'EnterpriseRegistered', data: { name, communityId, siteId, trade, creditCode } }];
    },
  })
  .on(c.SurveyEnterprise, {
    ...inBusiness,
    rule: 'survey-in-business',
    decide: (_record, { staff, members, ownerAttitude, hasPremises, reasonForNone }) =>
      whyNotStaffed({ staff, members }) ?? [
        { type: 'EnterpriseSurveyed', data: { staff, members, ownerAttitude, hasPremises, reasonForNone } },
      ],
  })
  .on(c.NameEnterpriseBranch, {
    ...inBusiness,
    rule: 'name-branch-in-business',
    looksUp: ['branch'],
    decide: (record, { organisationId: id }, { branch }) => {
      const field = 'organisationId';
      if (branch && branch.status !== 'active')
        return refuse('branch-is-active', say(words.branchActive, { id }), { field });
      if (branch?.level === 'group' || branch?.level === 'work-committee')
        return refuse('branch-of-members', say(words.branchLevel, { id }), { field });
      if (record.status !== 'none' && record.organisationId === id) return [];
      return [{ type: 'EnterpriseBranchNamed', data: { organisationId: id } }];
    },
  })
  .on(c.DropEnterpriseBranch, {
    rule: 'drop-what-was-named',
    because: words.dropWhatIsNamed,
    allowed: (record) => record.status === 'in-business' && record.organisationId !== undefined,
    decide: (_record, { reason }) => [{ type: 'EnterpriseBranchDropped', data: { reason } }],
  })
  .on(c.CloseEnterprise, {
    ...inBusiness,
    rule: 'close-in-business',
    decide: (_record, { reason }) => [{ type: 'EnterpriseClosed', data: { reason } }],
  })
  .on(c.CorrectEnterprise, {
    ...checkedCorrection<EnterpriseRecord, EnterpriseEvent, EnterpriseContext>(
      enterpriseCatalogue,
      evolveEnterprise,
      (record, { site }) => {
        if (record.status === 'none') return undefined;
        const fault = elsewhere(site, record.communityId, { field: 'value' });
        return fault ?? record.phases.map(whyNotStaffed).find((one) => one !== undefined);
      },
    ),
    looksUp: ['community', 'site'],
  })
  .aggregate({ stream: 'enterprise', catalogue: enterpriseCatalogue, evolve: evolveEnterprise });
