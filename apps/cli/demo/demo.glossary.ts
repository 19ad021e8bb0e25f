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
  singles: { zh: '单条登记的不能多于单车规范数', en: 'there cannot be more written singly than bicycles put right' },
  tasks: { zh: '整改的任务不能多于交办的', en: 'there cannot be more tasks rectified than handed over' },
  instructors: {
    zh: '有学历的指导员不能多于指导员总数',
    en: 'there cannot be more instructors with a degree than instructors',
  },
  street: { zh: '处置的街面问题不能多于发现的', en: 'there cannot be more problems of the street handled than found' },
  solved: { zh: '解决的不能多于议定的', en: 'there cannot be more solved than deliberated' },
  registered: { zh: '登记的住户不能多于总户数', en: 'there cannot be more households registered than there are' },
  otherDemo: {
    zh: '{folder} 里的演示是按 {played} 演的，这次要的是 {wanted}；请用原来的参数，或用 --data 另指一个目录',
    en: '{folder} holds a demo that was played with {played}, and {wanted} is asked for: give the same options, or another --data',
  },
  otherVersion: {
    zh: '{folder} 里的演示由另一版程序演成（剧本第 {version} 版，本程序为第 {wanted} 版），内容不同；要重演请删除该目录，或用 --data 另指一个目录',
    en: '{folder} holds a demo that another version of this program played (script {version}, this one plays script {wanted}): remove the folder to play it anew, or give another --data',
  },
  unreadableDemo: {
    zh: '{folder} 里的 demo.json 读不出来，不知道演的是哪一年；要重演请删除该目录，或用 --data 另指一个目录',
    en: 'demo.json in {folder} cannot be read, so nobody knows what was played there: remove the folder to play it anew, or give another --data',
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

/** What the numbers are that the year is played to. */
export const sizeWords = {
  communities: { zh: '社区', en: 'communities' },
  sites: { zh: '建筑工地', en: 'construction sites' },
  patrols: { zh: '巡查', en: 'patrols' },
  problems: { zh: '发现的问题', en: 'problems' },
  notices: { zh: '整改通知书', en: 'notices' },
  waterArea: { zh: '治理黑臭水体的面积（平方米）', en: 'square metres of black and odorous water remediated' },
  shops: { zh: '手续齐全的汽修企业', en: 'auto-repair shops with all their formalities' },
  tasks: { zh: '交办的督办任务', en: 'supervised tasks handed over' },
  tasksRectified: { zh: '其中已整改的', en: 'of them rectified' },
  bicycles: { zh: '规范的单车（计数）', en: 'bicycles put right, by tallies' },
  persuasions: { zh: '占道经营劝导（计数）', en: 'persuasions about an occupied road, by tallies' },
  deadCorners: { zh: '清理的卫生死角', en: 'dead corners cleaned' },
  smallAds: { zh: '清理的小广告（处）', en: 'places cleared of small ads' },
  streetProblems: { zh: '路长发现的问题', en: 'problems that road chiefs find' },
  streetHandled: { zh: '其中已处置的', en: 'of them handled' },
  modelPosts: { zh: '示范岗', en: 'model posts' },
  merchants: { zh: '星级商户', en: 'star merchants' },
  specialStudies: { zh: '党建工作专题研讨会', en: 'special studies of party building' },
  secretaryVisits: { zh: '书记到基层抓党建', en: 'visits of the secretary at the grass roots' },
  jointMeetings: { zh: '班子成员到联系社区召开的联席会', en: 'joint meetings that a committee member leads' },
  theoryGroups: { zh: '理论学习中心组学习', en: 'theory study groups' },
  members: { zh: '10 月 31 日的党员', en: 'party members on 31 October' },
  communityBranches: { zh: '社区党支部', en: 'branches of communities' },
  enterpriseBranches: { zh: '非公企业党支部', en: 'branches of non-public enterprises' },
  buildingBranches: { zh: '楼宇党支部', en: 'branches of buildings' },
  socialBranches: { zh: '社会组织党支部', en: 'branches of social organisations' },
  marketBranches: { zh: '商圈党支部', en: 'branches of business districts' },
  rounds: { zh: '逐社区观摩（每季一次）', en: 'quarterly rounds through the communities' },
  deliberations: { zh: '议事', en: 'deliberations' },
  solved: { zh: '其中已解决的', en: 'of them solved' },
  households: { zh: '登记垃圾分类的住户', en: 'households registered for sorting their waste' },
  householdsInAll: { zh: '所在院落的总户数', en: 'households of their compound' },
  volunteerActivities: { zh: '志愿活动', en: 'volunteer activities' },
  instructors: { zh: '党建指导员', en: 'instructors of party building' },
  instructorsWithDegree: { zh: '其中本科以上学历的', en: "of them with a bachelor's degree or more" },
  hotlineOrders: { zh: '热线工单', en: 'orders of the hotline' },
  singleCorrections: { zh: '单独登记的单车规范', en: 'bicycles put right that are written down singly' },
  roundFindings: { zh: '观摩发现的问题', en: 'findings of the rounds' },
  venues: { zh: '阵地', en: 'venues' },
} satisfies Record<string, Sentence>;

/** The systems of the account, as the table at the end of the demo names them. */
export const systemNames = {
  sites: { zh: '1 建筑工地监管', en: '1 Construction sites' },
  water: { zh: '2 黑臭水体', en: '2 Black and odorous water' },
  shops: { zh: '3 汽修企业', en: '3 Auto-repair shops' },
  tasks: { zh: '4 督办“回头看”', en: '4 Supervised look-back' },
  street: { zh: '5 路长制', en: '5 Road chiefs' },
  ratings: { zh: '6 示范岗与星级商户', en: '6 Posts and star merchants' },
  party: { zh: '7 党建责任', en: '7 Party-building duty' },
  organisations: { zh: '8 党组织', en: '8 Organisations' },
  rounds: { zh: '9 逐社区观摩', en: '9 Quarterly rounds' },
  deliberations: { zh: '10 一征三议两公开', en: '10 Deliberation' },
  volunteers: { zh: '11 志愿服务', en: '11 Volunteers' },
  enterprises: { zh: '12 非公党建', en: '12 Non-public enterprises' },
  venues: { zh: '阵地', en: 'Venues' },
} satisfies Record<string, Sentence>;

/** What the tables at the end of the demo say. */
export const tableWords = {
  system: { zh: '系统', en: 'system' },
  figure: { zh: '指标', en: 'figure' },
  article: { zh: '文章', en: 'article' },
  ledger: { zh: '台账', en: 'ledger' },
  holds: { zh: '是否相符', en: 'holds' },
  meaning: { zh: '含义', en: 'meaning' },
  indicator: { zh: '评价指标', en: 'indicator' },
  value: { zh: '值', en: 'value' },
  sites: { zh: '工地', en: 'sites' },
  patrols: { zh: '巡查', en: 'patrols' },
  problems: { zh: '问题', en: 'problems' },
  notices: { zh: '整改通知书', en: 'notices' },
  noticesAnswered: { zh: '已答复通知书', en: 'notices answered' },
  closed: { zh: '结案', en: 'closed' },
  open: { zh: '在办', en: 'open' },
  overdue: { zh: '超期', en: 'overdue' },
  extensions: { zh: '延期', en: 'extensions' },
  rework: { zh: '返工', en: 'rework' },
  reopened: { zh: '重新立案', en: 'reopened' },
} satisfies Record<string, Sentence>;

/** Whether the ledger's figure is what the account says. */
export const holdsWords = {
  'at least': { yes: { zh: '不少于：达到', en: 'at least: yes' }, no: { zh: '不少于：未达到', en: 'at least: no' } },
  exactly: { yes: { zh: '等于：相符', en: 'exactly: yes' }, no: { zh: '等于：不符', en: 'exactly: no' } },
} satisfies Record<string, Record<'yes' | 'no', Sentence>>;
