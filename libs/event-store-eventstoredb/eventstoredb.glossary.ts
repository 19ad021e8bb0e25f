import type { Sentence } from '#event-sourcing';

/** What people read of an event store that is a server; what the transport says of it is put in as it is. */
export const words = {
  appendTooLarge: {
    zh: '一次写入的 {count} 个事件（首个是 {type}）有 {bytes} 字节；服务器一次最多收 {limit} 字节（其设置 MaxAppendSize）。这些都没有保存。',
    en: 'an append of {count event|events}, the first {type}, has {bytes} bytes; the server takes at most {limit} in one call (its setting MaxAppendSize). Nothing of it was stored.',
  },
  notLeader: {
    zh: '事件库 {shown} 在运行，但不是集群的主节点；它指出的主节点是 {leader}。',
    en: 'the event store at {shown} is up but not the leader of its cluster; it names {leader}.',
  },
  there: { zh: '{first}那里：{second}', en: '{first} There: {second}' },
  password: {
    zh: '事件库 {shown} 不接受连接串中的用户名和密码，或要求提供',
    en: 'the event store at {shown} does not accept the user and password of the connection string, or wants some',
  },
  denied: {
    zh: '事件库 {shown} 拒绝访问：连接串没有用户，或该用户无权读取 $all 和写入',
    en: 'the event store at {shown} refused access: the connection string names no user, or one who may not read $all and write',
  },
  deleted: {
    zh: '事件流已在事件库 {shown} 上删除，不再接收内容',
    en: 'the stream was deleted on the event store at {shown} and takes nothing more',
  },
  streamDeleted: {
    zh: '事件流 {stream} 已在事件库 {shown} 上删除，不再接收内容',
    en: 'the stream {stream} was deleted on the event store at {shown} and takes nothing more',
  },
  fellBehind: {
    zh: '新事件密集时，事件库 {shown} 断开了落后的订阅',
    en: 'the event store at {shown} drops a subscriber that falls behind a burst of new events',
  },
  late: {
    zh: '事件库 {shown} 没有按时应答：{reason}',
    en: 'the event store at {shown} did not answer in time: {reason}',
  },
  timeOut: { zh: '超时', en: 'time-out' },
  failed: { zh: '事件库 {shown} 出错：{reason}', en: 'the event store at {shown} failed: {reason}' },
  certificate: {
    zh: '事件库 {shown} 出示的证书不可信（{reason}）：请用 tlsCAFile= 指明签发机构，并使用证书上有的主机名',
    en: 'the event store at {shown} shows a certificate that cannot be trusted ({reason}): name the authority that signed it with tlsCAFile=, and use a host name that the certificate holds',
  },
  noTls: {
    zh: '事件库 {shown} 不使用 TLS，而连接串要求使用：请加上 tls=false，或在服务器上启用 TLS',
    en: 'the event store at {shown} does not speak TLS, but the connection string asks for it: add tls=false, or turn TLS on at the server',
  },
  unknownHost: {
    zh: '找不到事件库的主机 {shown}：{reason}',
    en: 'the host of the event store {shown} is not known: {reason}',
  },
  nobody: {
    zh: '事件库的地址 {shown} 无应答：主机或端口不对，或没有运行',
    en: 'nothing answers at the event store’s address {shown}: wrong host or port, or it is not running',
  },
  noMember: {
    zh: '集群 {shown} 没有成员应答，或没有一个可用',
    en: 'no member of the cluster {shown} answers, or none of them is fit to be used',
  },
  otherLog: {
    zh: '事件库 {shown} 出错（{reason}）；若一直如此，保存的位置可能来自另一个事件库',
    en: 'the event store at {shown} failed ({reason}); if it goes on so, a stored position may come from another log',
  },
  noEventStore: {
    zh: '{shown} 的应答不像 EventStoreDB（{reason}）：端口不对，或只有一方使用 TLS，或它正在停止',
    en: 'what answers at {shown} does not behave as an EventStoreDB ({reason}): wrong port, or TLS on one side only, or it is just going away',
  },
  away: {
    zh: '事件库 {shown} 已断开或尚未就绪（{reason}）',
    en: 'the event store at {shown} went away or is not ready ({reason})',
  },
  tooOld: {
    zh: '事件库 {shown} 是 EventStoreDB {version}；需要 23.10 或更新版本',
    en: 'the event store at {shown} is EventStoreDB {version}; 23.10 or later is needed',
  },
  silent: {
    zh: '事件库 {shown} 在 {timeout} 毫秒内没有应答：端口不对，或只有一方使用 TLS',
    en: 'the event store at {shown} did not answer within {timeout} ms: wrong port, or TLS on one side only',
  },
  silentRead: {
    zh: '事件库在读取途中 {patience} 毫秒没有应答',
    en: 'the event store said nothing for {patience} ms in the middle of a read',
  },
  appendTimeout: {
    zh: '事件库 {shown} 没有按时完成写入；是否已保存并不清楚。请重新发送。',
    en: 'the event store at {shown} did not finish an append in time; whether it was stored is not known. Send it again.',
  },
  appendLate: {
    zh: '事件库 {shown} 在 {timeout} 毫秒内没有答复一次写入；是否已保存并不清楚。请重新发送。',
    en: 'the event store at {shown} did not answer an append within {timeout} ms; whether it was stored is not known. Send it again.',
  },
  appendRefused: {
    zh: '事件库 {shown} 没有接收一次写入（{reason}）',
    en: 'the event store at {shown} did not take an append ({reason})',
  },
  noReason: { zh: '未说明原因', en: 'no reason given' },
  ended: { zh: '事件库 {shown} 结束了连接', en: 'the event store at {shown} ended the connection' },
  endedIt: { zh: '事件库 {shown} 结束了它', en: 'the event store at {shown} ended it' },
  noPosition: { zh: '事件库 {shown} 的答复没有位置', en: 'the event store at {shown} answered without a position' },
} satisfies Record<string, Sentence>;

/** What is wrong with a connection string. */
export const stringWords = {
  notUsable: {
    zh: '连接串 {shown} 不能用：{what}',
    en: 'the connection string {shown} cannot be used: {what}',
  },
  form: {
    zh: '应写成 esdb://user:password@host:port?option=value',
    en: 'it should read esdb://user:password@host:port?option=value',
  },
  verify: {
    zh: '证书总是要检查的；请用 tlsCAFile= 指明服务器证书的签发机构',
    en: 'certificates are always checked; name the authority that signed the server’s with tlsCAFile=',
  },
  preference: { zh: 'nodePreference 应是以下之一：{names}', en: 'nodePreference is one of {names}' },
  option: { zh: '有选项 {key}；可用的有 {known}', en: 'it has an option {key}; known are {known}' },
  noValue: { zh: '选项 {key} 没有值', en: 'the option {key} has no value' },
  flag: { zh: '{key} 应是 true 或 false', en: '{key} is true or false' },
  host: { zh: '{host} 不是 host:port', en: '{host} is no host:port' },
  user: { zh: '@ 前面应是 user:password', en: 'before the @ it needs user:password' },
  whole: { zh: '{key} 应是整数', en: '{key} is a whole number' },
  noFile: { zh: '{key} 指明的文件 {file} 不存在', en: 'the file {file} that {key} names does not exist' },
  together: { zh: 'userCertFile 和 userKeyFile 要一起给出', en: 'userCertFile and userKeyFile go together' },
  percent: {
    zh: '其中的 % 后面不是两位十六进制数字；% 本身写作 %25',
    en: 'a % in it is not followed by two hexadecimal digits; a % itself is written %25',
  },
} satisfies Record<string, Sentence>;
