import type { StoredEvent } from '#event-sourcing';

/** What the street's single corrections of the demo are of, by the words of whoever wrote them. */
const SINGLY: Readonly<Record<string, string>> = { 非机动车乱停放: 'bicycles', 突店经营: 'occupation' };

/**
 * The figures of an office's year, counted from the events of an export and nothing else: by hand, as somebody would who
 * trusts neither views nor declarations. It knows what the demo does, not what an office may do besides.
 */
export function countFigures(events: readonly StoredEvent[], year: number): Record<string, number | null> {
  const gone = new Set(events.filter(({ type }) => /(Voided|Merged)$/.test(type)).map(({ stream }) => stream));
  const standing = events.filter(({ stream }) => !gone.has(stream));
  const all = <D>(...types: string[]) =>
    standing.filter(({ type }) => types.includes(type)).map((event) => ({ ...event, data: event.data as D }));
  const streams = (...types: string[]) => new Set(all(...types).map(({ stream }) => stream));
  const less = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((one) => !b.has(one)).length;
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const distinct = (values: readonly unknown[]) => new Set(values).size;
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

  const patrols = all<{ findings: object[] }>('PatrolRecorded');
  const sites = all<{ siteId: string; kind: string }>('SiteRegistered').filter(
    ({ data, stream }) => data.kind === 'construction-site' && !streams('SiteRetired').has(stream),
  );
  const construction = new Set(sites.map(({ data }) => data.siteId));
  const leaders = all<{ role: string }>('ResponsibilityAssigned').filter(
    ({ data, stream }) => data.role === 'contracting-leader' && construction.has(stream.replace(/^site-/, '')),
  );

  const formality = (kind: RegExp, ...done: string[]) =>
    new Set(
      all<{ siteId: string; kind: string }>('FormalityStarted')
        .filter(({ data, stream }) => kind.test(data.kind) && streams(...done).has(stream))
        .map(({ data }) => data.siteId),
    );
  const filed = formality(/^repair-filing$/, 'FormalityFiled');
  const eia = new Set([
    ...formality(/^eia-registration$/, 'FormalityFiled'),
    ...formality(/^eia-report/, 'FormalityApproved'),
  ]);

  const handedOver = streams('TaskHandedOver').size;
  const answered = all<{ result: string }>('TaskAnswered').filter(({ data }) => data.result === 'yes');
  const rectified = distinct([...answered.map(({ stream }) => stream), ...streams('TaskAcceptancePassed')]);

  type Tally = { category: { tags: string[] }; kind: string; count: number; places?: string[]; takenOff?: string[] };
  const tagged = (tag: string, ...kinds: string[]) =>
    all<Tally>('CorrectionsTallied').filter(
      ({ data }) => data.category.tags.includes(tag) && kinds.includes(data.kind),
    );
  // What was written by itself is on the sheet too, and counts once.
  const tallied = (tag: string, kind: string) =>
    sum(tagged(tag, kind).map(({ data: { count, takenOff = [] } }) => count - takenOff.length));
  const single = (tag: string, kind: string) =>
    all<{ category: string; kind: string }>('CorrectedOnTheSpot').filter(
      ({ data }) => SINGLY[data.category] === tag && data.kind === kind,
    ).length;
  const times = (tag: string, kind: string) => tallied(tag, kind) + single(tag, kind);
  const places = (tag: string) => distinct(tagged(tag, 'cleaning').flatMap(({ data }) => data.places!));
  const streetCases = new Set(
    all<{ source: string }>('ProblemReported')
      .filter(({ data }) => data.source === 'street')
      .map(({ stream }) => stream),
  );
  const rectifiedCases = [...streams('RectificationReported')].filter((stream) => streetCases.has(stream)).length;

  type Held = { kind: string; tags: string[]; inPerson: string[]; communityId?: string; quarter: string };
  const held = all<Held>('ActivityHeld');
  const heldAs = (kind: string) => held.filter(({ data }) => data.kind === kind);
  const quarterly = held.filter(({ data }) => data.tags.includes('greater-committee-quarterly'));
  const inPerson = (what: string) => held.filter(({ data }) => data.inPerson.includes(what)).length;
  type IssuedList = { items: object[]; halves: object[] };
  const itemsDue = all<IssuedList>('DutyListIssued').map(({ data }) => data.items.length * data.halves.length);
  type Duty = { duty: string; from: string; personId?: string };
  const duties = all<Duty>('DutyOpened').filter(({ data }) => data.from < `${year + 1}`);
  const isDone = streams('DutyDone');
  const visits = duties.filter(({ data }) => data.duty === 'member-visit');
  const visitors = distinct(visits.map(({ data }) => data.personId));
  const behind = distinct(visits.filter(({ stream }) => !isDone.has(stream)).map(({ data }) => data.personId));

  // What is due after the year was out is the next year's, also where it was done before.
  const dueInTheYear = new Set(
    all<{ decisionId: string; due: string }>('DecisionTaken')
      .filter(({ data }) => data.due < `${year}-12-31T16:00:00.000Z`)
      .map(({ data }) => data.decisionId),
  );
  const done = all<{ decisionId: string }>('DecisionDone');

  const counts = new Map<string, number>();
  for (const { stream, data } of all<{ full: number; probationary: number }>('MemberCountReported'))
    counts.set(stream, data.full + data.probationary);
  const branches = all<{ level: string; type: string }>('OrganisationFounded').filter(
    ({ data, stream }) => data.level === 'branch' && !streams('OrganisationDissolved').has(stream),
  );
  const branchesOf = (type: string) => branches.filter(({ data }) => data.type === type).length;

  const begun = all<{ method: string; households: number }>('DeliberationOpened').filter(
    ({ data, stream }) => data.method === 'one-solicitation' && streams('OpinionsSolicited').has(stream),
  );
  const solved = all<{ solvedProblems: number[] }>('DeliberationClosed');
  const registered = all('HouseholdRegistered');
  const ofRegistered = all<{ households: number }>('DeliberationOpened').filter(({ stream }) =>
    streams('HouseholdRegistered').has(stream),
  );
  const householdsInAll = sum(ofRegistered.map(({ data }) => data.households));

  const attendances = all<{ attendanceId: string; minutes: number }>('AttendanceRecorded');
  const confirmed = new Set(
    all<{ attendanceIds: string[] }>('AttendanceConfirmed').flatMap(({ data }) => data.attendanceIds),
  );
  const minutes = sum(
    attendances.filter(({ data }) => confirmed.has(data.attendanceId)).map(({ data }) => data.minutes),
  );
  const instructors = all<{ education: string }>('InstructorAppointed').filter(
    ({ stream }) => !streams('InstructorEnded').has(stream),
  );
  const educated = instructors.filter(({ data }) => ['bachelor', 'master', 'doctor'].includes(data.education));

  // Merged is what was told twice while it was open: it was told all the same.
  type Order = { externalNumber?: string; repeatOf?: string };
  const orders = events.flatMap(({ type, stream, data }) =>
    type === 'ProblemReported' && (data as Order).externalNumber !== undefined ? [{ stream, ...(data as Order) }] : [],
  );
  const calls = closingsCalled(standing);
  const answers = calls.flatMap((closing) => closing.find(({ reached }) => reached) ?? []);

  type Item = { itemId: string; isPassed: boolean };
  const items = all<{ items: object[] }>('ProgrammeIssued').flatMap(({ data }) => data.items).length;
  const itemsChecked = all<Item>('ProgrammeItemChecked').filter(({ data }) => data.isPassed).length;
  const found = all<{ findingId: string }>('RoundFindingRaised');
  const closed = streams('CaseClosed');
  const relapsed = streams('WaterRelapsed');
  const used = all<{ uses: number; persons: number }>('VenueUsed');
  type Part = { who: string; shopId?: string };

  const states = new Map(
    all<{ state: string }>('VenueChecked').map(({ stream, data }) => [stream, data.state] as const),
  );
  return {
    'sites.supervised': sites.length,
    'sites.contractedByLeaders': distinct(leaders.map(({ stream }) => stream)),
    'patrols.made': patrols.length,
    'problems.found': sum(patrols.map(({ data }) => data.findings.length)),
    'notices.issued': all('NoticeIssued').length,
    'hotline.orders': distinct(orders.map(({ externalNumber }) => externalNumber)),
    'hotline.cases': orders.filter(({ stream }) => !gone.has(stream)).length,
    'hotline.repeats': orders.filter(({ repeatOf }) => repeatOf !== undefined).length,
    'hotline.calledBack': calls.length,
    'hotline.reached': answers.length,
    'hotline.solved': answers.filter(({ solved }) => solved === 'yes').length,
    'hotline.partlySolved': answers.filter(({ solved }) => solved === 'partly').length,
    'hotline.notSolved': answers.filter(({ solved }) => solved === 'no').length,
    'appeals.lodged': all('DeductionAppealed').length,
    'appeals.granted': all<{ stage: string }>('AppealGranted').filter(({ data }) => data.stage === 'leader').length,
    'appeals.denied': all('AppealDenied').length,
    'water.remediatedArea': sum(
      all<{ areaM2: number }>('WaterRemediationFinished')
        .filter(({ stream }) => !relapsed.has(stream))
        .map(({ data }) => data.areaM2),
    ),
    'water.relapsedArea': sum(
      all<{ areaM2: number }>('WaterRemediationFinished')
        .filter(({ stream }) => relapsed.has(stream))
        .map(({ data }) => data.areaM2),
    ),
    'formalities.filedOnline': filed.size,
    'formalities.eiaDone': eia.size,
    'formalities.shopsDone': [...filed].filter((shop) => eia.has(shop)).length,
    'tasks.handedOver': handedOver,
    'tasks.rectified': rectified,
    'tasks.rate': share(rectified, handedOver),
    'street.bicycles': times('bicycles', 'correction'),
    'street.occupation': times('occupation', 'persuasion'),
    'street.bicycles.tallied': tallied('bicycles', 'correction'),
    'street.bicycles.single': single('bicycles', 'correction'),
    'street.occupation.single': single('occupation', 'persuasion'),
    'street.pledges': less(streams('DoorstepPledgeSigned'), streams('DoorstepPledgeEnded')),
    'street.chiefPatrols.done': all('ChiefPatrolRecorded').length,
    'street.deadCorners': places('dead-corner'),
    'street.smallAds': places('small-ads'),
    'street.handlingRate': share(rectifiedCases, streetCases.size),
    'street.handlingRate@cases': share(rectifiedCases, streetCases.size),
    'ratings.modelPosts': less(streams('ModelPostEstablished'), streams('ModelPostEnded')),
    'ratings.starMerchants': distinct(all('MerchantStarsPublished').map(({ metadata }) => metadata.siteId)),
    'ratings.redFlags': all<{ flag: string }>('MerchantFlagGiven').filter(({ data }) => data.flag === 'red').length,
    'ratings.participatingMerchants': distinct(
      all<Part>('MerchantTookPart').flatMap(({ data }) => (data.who === 'merchant' ? [data.shopId] : [])),
    ),
    'ratings.participants': sum(all<{ persons: number }>('MerchantTookPart').map(({ data }) => data.persons)),
    'party.specialStudies': heldAs('special-study').length,
    'party.secretaryVisits': heldAs('grassroots-visit').length,
    'party.jointMeetings': heldAs('joint-meeting').filter(({ data }) => data.tags.includes('led-by-committee-member'))
      .length,
    'party.theoryGroups': heldAs('theory-group').length,
    'party.inPerson.setUp': inPerson('set-up'),
    'party.inPerson.askedAfter': inPerson('asked-after'),
    'party.inPerson.dealtWith': inPerson('dealt-with'),
    'party.dutyLists.issued': all('DutyListIssued').length,
    'party.dutyLists.appraised': all('DutyAppraised').length,
    'party.dutyItems.reportedShare': share(all('DutyItemReported').length, sum(itemsDue)),
    'party.doubleDuty': share(visitors - behind, visitors),
    'organisations.members': sum([...counts.values()]),
    ...Object.fromEntries(
      ['community', 'enterprise', 'building', 'social', 'market'].map((type) => [
        `organisations.branches.${type}`,
        branchesOf(type),
      ]),
    ),
    'organisations.branches.total': branches.length,
    'rounds.held': streams('RoundClosed').size,
    'rounds.findings': found.length,
    'rounds.findingsRectified': found.filter(({ data }) => closed.has(`case-${data.findingId}`)).length,
    'decisions.done': done.filter(({ data }) => dueInTheYear.has(data.decisionId)).length,
    'deliberations.used': begun.length,
    'deliberations.solved': sum(solved.map(({ data }) => data.solvedProblems.length)),
    'deliberations.closedSolved': sum(solved.map(({ data }) => data.solvedProblems.length)),
    'deliberations.householdsRegistered': registered.length,
    'deliberations.householdsShare': share(registered.length, householdsInAll),
    'volunteers.activities': heldAs('volunteer-service').length,
    'volunteers.attendances': attendances.length,
    'volunteers.hours': minutes / 60,
    'instructors.inPost': instructors.length,
    'instructors.bachelorOrMore': educated.length,
    'enterprises.surveyed': streams('EnterpriseSurveyed').size,
    'programmes.items': items,
    'programmes.itemsDone': all('ProgrammeItemDone').length - all('ProgrammeItemChecked').length + itemsChecked,
    'programmes.itemsChecked': itemsChecked,
    'communities.withFullTimeWorker': distinct(
      all<{ communityId: string }>('FullTimeWorkerAssigned').map(({ data }) => data.communityId),
    ),
    'greaterCommittees.established': streams('GreaterCommitteeEstablished').size,
    'party.quarterlyJointMeetings.held': distinct(quarterly.map(({ data }) => `${data.communityId} ${data.quarter}`)),
    'party.quarterlyJointMeetings.due': duties.filter(({ data }) => data.duty === 'quarterly-joint-meeting').length,
    'duties.completion': share(duties.filter(({ stream }) => isDone.has(stream)).length, duties.length),
    'venues.checked': streams('VenueChecked').size,
    'venues.uses': sum(used.map(({ data }) => data.uses)),
    'venues.persons': sum(used.map(({ data }) => data.persons)),
    'venues.inUse': [...states.values()].filter((state) => state === 'in-use').length,
  };
}

interface Call {
  readonly reached: boolean;
  readonly solved?: string;
}

/** Of each closing about which somebody was called, the calls in their order. */
function closingsCalled(events: readonly StoredEvent[]): Call[][] {
  const called = new Map<string, Call[]>();
  const lastClosing = new Map<string, string>();
  for (const { id, stream, type, data } of events) {
    if (type === 'CaseClosed') lastClosing.set(stream, id);
    if (type !== 'CallbackRecorded') continue;
    const closing = lastClosing.get(stream)!;
    called.set(closing, [...(called.get(closing) ?? []), data as Call]);
  }
  return [...called.values()];
}
