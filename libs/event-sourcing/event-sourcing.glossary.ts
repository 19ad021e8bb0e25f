import type { Sentence } from './sentence.js';

/** What every rule book says. */
export const ruleWords = {
  unknownCommand: { zh: '{what}不认识命令 {command}。', en: 'A {what} knows no command {command}.' },
  future: { zh: '{at} 还没有到。', en: '{at} has not come yet.' },
  nothingYet: { zh: '还没有这样的{what}。', en: 'There is no such {what} yet.' },
  stateIs: { zh: '现在的状态是{state}。', en: 'This one is {state}.' },
  tooEarly: {
    zh: '{at} 早于 {last}，那是上一步发生的时间。',
    en: '{at} is before {last}, when the last step was taken.',
  },
} satisfies Record<string, Sentence>;

/** What people read of corrections. */
export const correctionWords = {
  because: { zh: '更正的是已有记录中的一条内容。', en: 'An entry of a record that exists is corrected.' },
  unknown: { zh: '这份记录里没有事件 {eventId}。', en: 'This record has no event {eventId}.' },
  field: {
    zh: '这条记录的“{field}”不能更正；能更正的有：{can}。',
    en: '“{field}” of this entry cannot be corrected; what can be: {can}.',
  },
  value: { zh: '“{field}”不能是“{value}”。', en: '“{field}” cannot be “{value}”.' },
  valueWanted: { zh: '“{field}”不能是“{value}”：{wanted}。', en: '“{field}” cannot be “{value}”: it {wanted}.' },
  same: { zh: '“{field}”已经是这个值。', en: '“{field}” has this value already.' },
  order: {
    zh: '{at} 与前后步骤（{before} 至 {after}）矛盾。',
    en: '{at} contradicts the steps before and after it ({before} to {after}).',
  },
} satisfies Record<string, Sentence>;

/** What people read of commands and logs that cannot be taken or given. */
export const storeWords = {
  stale: {
    zh: '记录已有变化：您看到的是第 {expected} 版，现在是第 {actual} 版',
    en: 'the record has moved on: you saw revision {expected}, it is at {actual}',
  },
  keyReused: {
    zh: '命令编号 {id} 已用于另一内容',
    en: 'the command id {id} was used before with another content',
  },
  wrongRevision: {
    zh: '事件流 {stream} 应在 {expected}，实际在 {actual}',
    en: 'stream {stream} was expected at {expected} but is at {actual}',
  },
  noStream: {
    zh: '事件流 {stream} 应在 {expected}，实际并不存在',
    en: 'stream {stream} was expected at {expected} but does not exist',
  },
  tooLarge: {
    zh: '事件 {type} 有 {bytes} 字节；最多收 {most} 字节',
    en: 'an event {type} has {bytes} bytes; at most {most} are taken',
  },
  streamName: {
    zh: '{name} 不能作事件流的名称：1 至 {most} 个字符，不含控制字符，不以 $ 开头',
    en: '{name} is no stream name: 1 to {most} characters, none of them a control character, not starting with $',
  },
  closed: { zh: '事件库已关闭', en: 'the event store is closed' },
  cursor: {
    zh: '这个游标不属于本次查询；请不带游标重新开始',
    en: 'this cursor does not belong to this query; start again without one',
  },
  newerEvent: {
    zh: '事件 {id}（{type}，模式 {schema}，在 {stream}）由更新版本的 Zeren 写入；{known}',
    en: 'event {id} ({type}, schema {schema}) in {stream} was written by a newer version of Zeren; {known}',
  },
  newerLog: {
    zh: '事件库里有模式 {schema} 的事件 {type}，由更新版本的 Zeren 写入；{known}。请使用那个版本。',
    en: 'the event log holds events {type} of schema {schema}, written by a newer version of Zeren; {known}. Use that version.',
  },
  unknownType: { zh: '本版本不认识这一类型', en: 'this one does not know the type' },
  knownSchema: { zh: '本版本最多认识模式 {known}', en: 'this one knows schema {known} at most' },
} satisfies Record<string, Sentence>;

/** What people read of views and of the work on them. */
export const viewWords = {
  failed: {
    zh: '视图 {view} 在事件 {id}（{stream} 的 {type}）处出错：{reason}',
    en: 'the view {view} failed at event {id} ({type}) of {stream}: {reason}',
  },
  leaseLost: {
    zh: '{collection} 的工作已由另一个进程接手',
    en: 'another process has taken over the work on {collection}',
  },
  generationGone: {
    zh: '正在处理的 {collection} 的那一代已不存在',
    en: 'the generation of {collection} that is worked on is not there any more',
  },
} satisfies Record<string, Sentence>;

/** What people read of a log that is not to be used as it is. */
export const logWords = {
  lost: {
    zh: '事件库 {log} 是空的，而旁边的视图是由事件生成的：它丢失了、被拿走了，或指定了另一个。请把它放回，用备份或导出恢复（zeren restore FILE），或换一个目录重新开始（--data）',
    en: 'the event log {log} is empty, though the views beside it were made from events: it was lost, taken away, or another one is named. Put it back, take a backup or an export of it in (zeren restore FILE), or begin in another folder (--data)',
  },
  another: {
    zh: '事件库 {log} 不是旁边的视图所依据的那一个。请指定那一个（--data、ZEREN_EVENT_STORE、ZEREN_STREAM_PREFIX）或另一个目录；确实要用这个事件库时，用 zeren restore --as-is 继续',
    en: 'the event log {log} is not the one that the views beside it were made from. Name that one (--data, ZEREN_EVENT_STORE, ZEREN_STREAM_PREFIX) or another folder; where this log is meant, zeren restore --as-is goes on with it',
  },
  behind: {
    zh: '事件库 {log} 的末尾早于旁边的视图已见过的事件：尾部丢失了（崩溃后删了 -wal 文件，或放回了较旧的副本）。请把完整的事件库放回，或用备份恢复（zeren restore FILE）；没有更好的办法时，zeren restore --as-is 照现状继续，此后给出的编号可能会再次给出',
    en: 'the event log {log} ends before events that the views beside it have seen: its tail was lost (a -wal file removed after a crash, an older copy put back). Put the whole log back, or restore a backup (zeren restore FILE); where nothing better is left, zeren restore --as-is goes on with the log as it is, and numbers given since may be given again',
  },
  future: {
    zh: '事件库最后的事件记录于 {highest}，而本机时钟是 {now}。时钟不对就校准；若是以前不准，请恢复此前的备份（zeren restore FILE），或用 ZEREN_CLOCK_TOLERANCE_MS 接受在此之前都记录为 {highest}',
    en: "the last events of the log were recorded at {highest}, and this machine's clock says {now}. Where the clock is wrong, set it; where it stood wrong before, restore a backup of before (zeren restore FILE), or accept by ZEREN_CLOCK_TOLERANCE_MS that all is recorded at {highest} until then",
  },
  interrupted: {
    zh: 'zeren {verb} {file} 中断了，事件库里还不是全部内容：请用同一个文件再运行一次以继续。不再需要时，zeren restore --as-is 照现状使用事件库',
    en: 'zeren {verb} {file} was interrupted, and not all of it is in the log: run it again, with the same file, to go on. Where that is no longer wanted, zeren restore --as-is takes the log as it is',
  },
  atWork: {
    zh: '进程 {holder} 正在维护这些视图，不能在它旁边清除：请先停止所有 api 和 projector 进程',
    en: 'the process {holder} keeps these views, and nothing is cleared beside it: stop every api and projector first',
  },
} satisfies Record<string, Sentence>;

export const proposalWords = {
  waits: { zh: '有更正等待另一人确认。', en: 'A correction waits for a second person.' },
  unknown: {
    zh: '这份记录里没有等待确认的更正 {proposalId}。',
    en: 'No correction {proposalId} of this record waits for anybody.',
  },
  another: {
    zh: '更正由提出人以外的人确认：{by} 提出了它。',
    en: 'A correction is confirmed by somebody other than who proposed it: {by} did.',
  },
  proposedAlready: {
    zh: '{field} 的一项更正正等待确认（{proposalId}）：先确认或驳回。',
    en: 'A correction of {field} waits for confirmation already ({proposalId}): confirm or reject it first.',
  },
} satisfies Record<string, Sentence>;
