import type { Sentence } from '#event-sourcing';

/** What people read of a document server; what the driver says of it is put in as it is. */
export const words = {
  tooOldWire: {
    zh: '视图库 {shown} 的服务器太旧：它使用 wire version {wire}，而 MongoDB 6.0 是 {oldest}',
    en: 'the read models at {shown} are on a server that is too old: it speaks wire version {wire}, and MongoDB 6.0 speaks {oldest}',
  },
  tooOld: {
    zh: '视图库 {shown} 的服务器太旧：{reason}',
    en: 'the read models at {shown} are on a server that is too old: {reason}',
  },
  notPrimary: {
    zh: '视图库 {shown} 的服务器不是主节点：请列出全部成员并注明 replicaSet=，以便找到主节点',
    en: 'the read models at {shown} are on a server that is not the primary: name all members, with replicaSet=, so that it can be found',
  },
  wrongSums: {
    zh: '视图库 {shown} 的服务器求和有误：1、2、4 之和算成 {once}，其两倍之和算成 {twice}',
    en: 'the read models at {shown} are on a server whose sums are wrong: of 1, 2 and 4 it makes {once}, and of their doubles {twice}',
  },
  notNow: {
    zh: '视图库 {shown} 现在不能读写：{reason}',
    en: 'the read models at {shown} cannot be read or written now: {reason}',
  },
  overdue: { zh: '操作在 {milliseconds} 毫秒内没有结束', en: 'the operation did not end in {milliseconds} ms' },
  password: {
    zh: '视图库 {shown} 不接受这个用户名和密码',
    en: 'the read models at {shown} refuse this user and password',
  },
  rights: {
    zh: '视图库 {shown} 不允许这个用户做所需的操作：{reason}',
    en: 'the read models at {shown} do not let this user do what is needed: {reason}',
  },
  notReached: {
    zh: '视图库 {shown} 连接不上：{reason}',
    en: 'the read models at {shown} cannot be reached: {reason}',
  },
  noPrimary: { zh: '没有主节点', en: 'no primary is there' },
  prefix: {
    zh: '前缀 {prefix} 最多 40 个字母、数字或 _ -',
    en: 'the prefix {prefix} may have at most 40 letters, digits, or _ -',
  },
  contended: {
    zh: '视图 {view} 的登记连续 {times} 次被别人更改',
    en: 'what is known of the view {view} was changed by others {times} times in a row',
  },
  replaced: {
    zh: '视图 {view} 在读取时被替换了 {times} 次',
    en: 'the view {view} was replaced {times} times while it was read',
  },
  connectionString: {
    zh: '连接串 {shown} 不能用：{reason}',
    en: 'the connection string {shown} cannot be used: {reason}',
  },
  decided: {
    zh: '{name} 由泽仁自行决定，请从连接串中去掉',
    en: '{name} is decided by Zeren itself; leave it out',
  },
  database: { zh: '路径不是数据库名', en: 'its path is no name of a database' },
  noFile: { zh: '{name} 所指的文件 {file} 不存在', en: 'there is no file {file}, which {name} names' },
  unreadFile: {
    zh: '{name} 所指的文件 {file} 读不了：{reason}',
    en: '{file}, which {name} names, cannot be read: {reason}',
  },
  noCertificate: {
    zh: '{name} 所指的文件 {file} 中没有证书',
    en: '{file}, which {name} names, holds no certificate',
  },
  noKey: {
    zh: '{name} 所指的文件 {file} 中没有证书及其密钥：{reason}',
    en: '{file}, which {name} names, holds no certificate with its key: {reason}',
  },
  noRevoked: {
    zh: '{name} 所指的文件 {file} 不是吊销列表：{reason}',
    en: '{file}, which {name} names, holds no list of what was revoked: {reason}',
  },
} satisfies Record<string, Sentence>;
