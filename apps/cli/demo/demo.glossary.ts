import type { Sentence } from '#event-sourcing';

/** Why a year cannot be played so, or there. */
export const demoWords = {
  oneOfEach: { zh: '一年至少要有一个社区和一个场所', en: 'a year needs at least one community and one site' },
  twoProblems: {
    zh: '一次巡查最多发现两个问题：请增加巡查，或减少问题',
    en: 'a patrol finds two problems at most: more patrols, or fewer problems',
  },
  soMany: {
    zh: '路长点不了这么多：请增加社区，或减少单车',
    en: 'the road chiefs cannot count so many: more communities, or fewer bicycles',
  },
  branches: {
    zh: '党员属于支部：请增加支部，或不要党员',
    en: 'members belong to a branch: more branches, or no members',
  },
  households: {
    zh: '住户为议定的事项登记：请增加议事，或不要住户',
    en: 'households register for what was deliberated: more deliberations, or no households',
  },
  notices: { zh: '通知书不能多于问题', en: 'there cannot be more notices than problems' },
  tasks: { zh: '整改的任务不能多于交办的', en: 'there cannot be more tasks rectified than handed over' },
  instructors: {
    zh: '有学历的指导员不能多于指导员总数',
    en: 'there cannot be more instructors with a degree than instructors',
  },
  street: { zh: '处置的街面问题不能多于发现的', en: 'there cannot be more problems of the street handled than found' },
  solved: { zh: '解决的不能多于议定的', en: 'there cannot be more solved than deliberated' },
  registered: { zh: '登记的住户不能多于总户数', en: 'there cannot be more households registered than there are' },
  otherDemo: {
    zh: '{folder} 里是规模或种子不同的演示（{mark}）；请用 --data 另指一个目录',
    en: '{folder} holds a demo of other sizes or another seed ({mark}); give another --data',
  },
  officeData: {
    zh: '{folder} 里是办事处自己的数据；请用 --data 另指一个目录',
    en: "{folder} holds an office's own data; give another --data",
  },
  notEmpty: { zh: '{folder} 不是空的；请用 --data 另指一个目录', en: '{folder} is not empty; give another --data' },
  inTheWay: {
    zh: '{folder} 挡在这里；请移走，或用 --data 另指一个目录',
    en: '{folder} is in the way; move it, or give another --data',
  },
  playing: {
    zh: '正在把 {year} 年演示到 {folder}，请稍候',
    en: 'playing {year} into {folder}; this takes a moment',
  },
} satisfies Record<string, Sentence>;
