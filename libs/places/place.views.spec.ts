import { expect, test } from '@jest/globals';
import { foldView, type DomainEvent, type StoredEvent } from '#event-sourcing';
import { communityView } from './community.views.js';
import { siteKindLabels, roleLabels } from './labels.js';
import { siteView } from './site.views.js';
import { assigned, community, past } from './testing.js';

function stored(stream: string, events: readonly DomainEvent[]): StoredEvent[] {
  return events.map((event, revision) => ({
    ...event,
    id: `${stream}-${revision}`,
    schema: 1,
    stream,
    revision,
    position: revision.toString(16).padStart(16, '0'),
    recordedAt: '2018-06-01T02:00:00.000Z',
    metadata: {
      actor: 'li.ming',
      occurredAt: `2018-06-0${revision + 1}T02:00:00.000Z`,
      commandId: 'c',
      commandDigest: '',
    },
  }));
}

test('a site as lists see it', () => {
  const events = stored('site-s1', [past.site, assigned(), past.retired]);
  expect(foldView(siteView, events).get('s1')).toMatchObject({
    siteId: 's1',
    kind: 'construction-site',
    communityId: 'c1',
    revision: 2,
    retired: true,
    retiredAt: '2018-06-03T02:00:00.000Z',
    responsibilities: [{ responsibilityId: 'r1', person: '王', assignedBy: 'li.ming' }],
  });
  const again = foldView(siteView, [
    ...events,
    ...stored('site-s1', [past.site, assigned(), past.retired, past.restored]).slice(3),
  ]);
  expect(again.get('s1')).toMatchObject({ revision: 3, retired: false, retiredAt: undefined });
});

test('a community as lists see it', () => {
  const events = stored('community-c1', [community, { type: 'CommunityRenamed', data: { name: '东明湖社区' } }]);
  expect(foldView(communityView, events).get('c1')).toMatchObject({
    communityId: 'c1',
    name: '东明湖社区',
    revision: 1,
  });
});

test('each view sees its own streams only, and nothing before a registration', () => {
  const site = stored('site-s1', [past.site]);
  const other = stored('community-c1', [community]);
  expect([...foldView(siteView, [...site, ...other]).keys()]).toEqual(['s1']);
  expect([...foldView(communityView, [...site, ...other]).keys()]).toEqual(['c1']);
  expect(foldView(siteView, stored('site-s1', [past.retired])).size).toBe(0);
});

test('every kind and role is named in both languages', () => {
  for (const { zh, en } of [...Object.values(siteKindLabels), ...Object.values(roleLabels)]) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[a-z]/);
  }
});
