import * as o from '#organisations';
import { split } from '../random.js';
import { branchesIn } from '../sizes.js';
import { ADMIN, at, numbered, of, type Stage } from './stage.js';

/** The office's own, and who leads it. */
export const WORK_COMMITTEE = { organisationId: 'work-committee', secretaryId: 'secretary-chen' };
const FULL_SHARE = 0.97;
const FEWEST_AT_FOUNDING = 3;

const BRANCHES = [
  { type: 'community', size: 'communityBranches', name: '社区党支部' },
  { type: 'enterprise', size: 'enterpriseBranches', name: '非公企业党支部' },
  { type: 'building', size: 'buildingBranches', name: '楼宇党支部' },
  { type: 'social', size: 'socialBranches', name: '社会组织党支部' },
  { type: 'market', size: 'marketBranches', name: '商圈党支部' },
] as const;

interface Branch {
  readonly organisationId: string;
  readonly type: (typeof BRANCHES)[number]['type'];
  readonly name: string;
  readonly communityId: string;
  /** At the end of October. */
  readonly members: number;
}

/** The register of organisations with counts of members, and who works for the party in communities and enterprises. */
export function organisations(stage: Stage): void {
  const branches = branchesOf(stage);
  stage.on(stage.opening, async () => {
    await workCommittee(stage);
    for (const branch of branches) await found(stage, branch);
    await inCommunities(stage);
    await instructors(stage, branches);
  });
  const enterprises = branches.filter(({ type }) => type === 'enterprise');
  enterprises.forEach((branch, n) => survey(stage, branch, n));
  reportWork(stage, enterprises.length);
  for (const branch of branches) {
    report(stage, branch, '03-31', Math.max(0, branch.members - stage.random.whole(0, 2)));
    report(stage, branch, '06-30', Math.max(0, branch.members - stage.random.whole(0, 1)));
    report(stage, branch, '10-31', branch.members);
  }
}

function branchesOf({ sizes, plan, random }: Stage): Branch[] {
  const members = split(sizes.members, branchesIn(sizes), random);
  const all = BRANCHES.flatMap((kind) => Array.from({ length: sizes[kind.size] }, (_, n) => ({ ...kind, n })));
  return all.map(({ type, name, n }, number) => {
    const community = plan.communities[n % plan.communities.length]!;
    const own = type === 'community' && n < plan.communities.length ? '' : `第${n + 1}`;
    return {
      organisationId: numbered('branch', number),
      type,
      name: `${community.name}${own}${name}`,
      communityId: community.communityId,
      members: members[number]!,
    };
  });
}

async function workCommittee(stage: Stage): Promise<void> {
  const { organisationId, secretaryId: personId } = WORK_COMMITTEE;
  const founded = { organisationId, name: '办事处党工委', level: 'work-committee', type: 'office' } as const;
  await stage.send(of(new o.FoundOrganisation(), founded), organisationId, ADMIN);
  await stage.send(of(new o.AppointOfficer(), { role: 'secretary', personId }), organisationId, ADMIN);
}

async function found(stage: Stage, { organisationId, type, name, communityId, members }: Branch): Promise<void> {
  const fullMembers = Math.max(FEWEST_AT_FOUNDING, Math.floor(members * FULL_SHARE));
  const parentId = WORK_COMMITTEE.organisationId;
  const founded = { organisationId, name, level: 'branch', type, parentId, communityId, fullMembers } as const;
  await stage.send(of(new o.FoundOrganisation(), founded), organisationId, ADMIN);
  const votes = Math.ceil(fullMembers * 0.9);
  await stage.send(of(new o.BeginTerm(), { due: fullMembers, present: fullMembers, votes }), organisationId, ADMIN);
  const secretary = { role: 'secretary', personId: `secretary-${organisationId}` } as const;
  await stage.send(of(new o.ElectOfficer(), secretary), organisationId, ADMIN);
}

/** Counted as of the day, reported on the same evening. */
function report(stage: Stage, { organisationId }: Branch, on: string, members: number): void {
  const full = Math.floor(members * FULL_SHARE);
  const women = Math.floor(members * (0.3 + stage.random.next() * 0.2));
  const day = `${stage.year}-${on}`;
  const command = of(new o.ReportMembers(), { on: day, full, probationary: members - full, women });
  stage.on(at(stage, day, 17), () => stage.send(command, organisationId, '组织干事 王静'));
}

/** Every community has its greater committee and its full-time worker. */
async function inCommunities(stage: Stage): Promise<void> {
  for (const [n, { communityId, name }] of stage.plan.communities.entries()) {
    const units = ['物业公司', '辖区学校', '派出所'].map((unit) => ({ unit: `${name}${unit}` }));
    await stage.send(of(new o.EstablishGreaterCommittee(), { communityId, units }), communityId, ADMIN);
    const workerId = numbered('worker', n);
    await stage.send(of(new o.AssignFullTimeWorker(), { workerId, communityId }), workerId, ADMIN);
  }
}

/** Enterprises with a branch, and the instructors that are sent to them. */
async function instructors(stage: Stage, branches: readonly Branch[]): Promise<void> {
  const { sizes, plan } = stage;
  const enterprises = branches.filter(({ type }) => type === 'enterprise');
  for (const [n, { organisationId, communityId, name }] of enterprises.entries()) {
    const enterpriseId = numbered('enterprise', n);
    const registered = { enterpriseId, name: name.replace('党支部', ''), communityId };
    await stage.send(of(new o.RegisterEnterprise(), registered), enterpriseId, ADMIN);
    await stage.send(of(new o.NameEnterpriseBranch(), { organisationId }), enterpriseId, ADMIN);
  }
  for (let n = 0; n < sizes.instructors; n += 1) {
    const instructorId = numbered('instructor', n);
    const education = n < sizes.instructorsWithDegree ? (n % 4 === 3 ? 'master' : 'bachelor') : 'college';
    const { communityId } = plan.communities[n % plan.communities.length]!;
    const appointed = { instructorId, education, isFullTime: n % 2 === 0, communityId } as const;
    await stage.send(of(new o.AppointInstructor(), appointed), instructorId, ADMIN);
    if (enterprises.length === 0) continue;
    const enterpriseId = numbered('enterprise', n % enterprises.length);
    await stage.send(of(new o.AssignInstructor(), { enterpriseId }), instructorId, ADMIN);
  }
}

/** 摸排 of enterprises, in spring and anew in autumn. */
function survey(stage: Stage, { members }: Branch, n: number): void {
  const { year, random } = stage;
  const staff = members + random.whole(8, 60);
  for (const [day, joined] of [
    ['04-10', 0],
    ['09-11', random.whole(0, 5)],
  ] as const) {
    const found = { staff: staff + joined, members, ownerAttitude: 'supports', hasPremises: true } as const;
    stage.on(at(stage, `${year}-${day}`, 10), () =>
      stage.send(of(new o.SurveyEnterprise(), found), numbered('enterprise', n), '非公党建专员 何平'),
    );
  }
}

/** What instructors did, every half-year, in the enterprise that they were sent to. */
function reportWork(stage: Stage, enterprises: number): void {
  const { year, sizes, random } = stage;
  for (let n = 0; n < sizes.instructors; n += 1)
    for (const day of ['06-28', '12-18']) {
      const work = of(new o.ReportInstructorWork(), {
        ...(enterprises > 0 && { enterpriseId: numbered('enterprise', n % enterprises) }),
        visits: random.whole(6, 24),
        work: '指导组织生活，走访职工党员',
      });
      stage.on(at(stage, `${year}-${day}`, 16), () => stage.send(work, numbered('instructor', n), ADMIN));
    }
}
