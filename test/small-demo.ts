/** A year of all systems that is played in a moment: the number of each that is wanted. */
const smallYear = {
  ...{ communities: 3, sites: 6, patrols: 80, problems: 30, notices: 25 },
  ...{ bicycles: 700, persuasions: 41, 'dead-corners': 7, 'small-ads': 13 },
  ...{ 'water-area': 120, shops: 4, tasks: 5, 'tasks-rectified': 4, merchants: 3, rounds: 3, venues: 12 },
  ...{ members: 57, 'community-branches': 3, 'enterprise-branches': 2, 'building-branches': 1 },
  ...{ 'social-branches': 1, 'market-branches': 0, instructors: 5, 'instructors-with-degree': 2 },
  ...{
    'street-problems': 16,
    'street-handled': 12,
    'single-corrections': 15,
    'hotline-orders': 20,
    'round-findings': 8,
    'model-posts': 4,
  },
  ...{ 'special-studies': 3, 'secretary-visits': 2, 'joint-meetings': 5, 'theory-groups': 4 },
  ...{ deliberations: 6, solved: 4, households: 31, 'households-in-all': 40, 'volunteer-activities': 5 },
};

/** The same as options of `zeren demo`. */
export const smallDemo = Object.entries(smallYear).flatMap(([name, n]) => [`--${name}`, String(n)]);
