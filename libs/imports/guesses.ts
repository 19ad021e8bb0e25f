import type { Field, Outcome } from './cases/mapping.js';

/** Names of columns by which a field is known, in the order in which they are tried: exact ones, then parts of names. */
const NAMES: readonly (readonly [Field, RegExp])[] = [
  ['number', /^(案卷编号|案件编号|任务号|任务编号|事件编号|问题编号|留言编号|工单编号|工单号|受理编号|编号|单号|rec_?id|sr_?number|case_?(id|no|number)|ticket_?(id|no)|unique_?key|id|no\.?|number)$/i],
  ['number', /(编号|工单号|任务号)$/],
  ['category', /^(问题类别|事件类型|事项类别|小类名称|小类|案件小类|问题类型|类别|sub_?type_?name|request_?type|category|complaint_?type|type)$/i],
  ['description', /^(问题描述|事件描述|留言详情|诉求内容|投诉内容|反映内容|内容|描述|详情|description|details?|descriptor)$/i],
  ['location', /^(地址描述|事发地点|发生地点|地址|地点|位置|位置描述|address|location|incident_?address)$/i],
  ['communityId', /^(社区编号|社区编码|社区代码|community_?(id|code)|nc)$/i],
  ['communityName', /^(所属社区|社区名称|社区|村居|community_?name|community|nc_?name|neighbou?rhood)$/i],
  ['siteId', /^(工地编号|点位编号|部件编号|site_?id)$/i],
  ['reporter', /^(监督员|上报人|留言用户|举报人|投诉人|诉求人|来电人|反映人|reporter|reported_?by|caller)$/i],
  ['department', /^(处置部门|责任部门|主办单位|承办单位|办理单位|处置单位|responsible_?(unit|department)|dispose_?unit_?name|department|owner|agency)$/i],
  ['assignee', /^(责任人|处置人|经办人|办理人|assignee|assign(ed)?_?to)$/i],
  ['reportedAt', /^(上报时间|留言时间|受理时间|发现时间|登记时间|来电时间|投诉时间|创建时间|create_?time|created?_?(date|at|on)?|reported_?(at|date)?|open(ed)?_?(date|at))$/i],
  ['filedAt', /^(立案时间|filed_?(at|date)?)$/i],
  ['dispatchedAt', /^(派遣时间|派单时间|交办时间|dispatched?_?(at|date|time)?)$/i],
  ['dueAt', /^(办理期限|处置截止时间|捆绑处置截止时间|截止时间|办结期限|期限|限办时间|due_?(date|at|time)?|service_?date|deadline)$/i],
  ['reply', /^(答复意见|回复内容|办理结果|处理结果|答复内容|处置结果|reply|resolution(_?description)?)$/i],
  ['repliedAt', /^(答复时间|回复时间|replied_?(at|date)?|reply_?time)$/i],
  ['closedAt', /^(结案时间|办结时间|完成时间|归档时间|closed?_?(date|at|time)?)$/i],
  ['updatedAt', /^(更新时间|修改时间|最后更新|last_?updated|updated?_?(date|at|time)?|resolution_action_updated_date)$/i],
  ['status', /^(状态|案件状态|当前阶段名称|当前阶段|办理状态|status|state)$/i],
]; // prettier-ignore

/** Whether a name is one of a field's. */
export function isKnownName(name: string): boolean {
  return NAMES.some(([, pattern]) => pattern.test(name));
}

/** Which column holds which field: by its name, and where the name tells nothing, by what stands in it. */
export function guessFields(
  header: readonly string[],
  valuesOf: (index: number) => readonly string[],
): ReadonlyMap<Field, readonly string[]> {
  const fields = new Map<Field, readonly string[]>();
  const used = new Set<string>();
  for (const [field, pattern] of NAMES) {
    if (fields.has(field)) continue;
    const column = header.find(
      (name, index) => pattern.test(name.trim()) && !used.has(name) && header.indexOf(name) === index,
    );
    if (column === undefined) continue;
    fields.set(field, [column]);
    used.add(column);
  }
  if (!fields.has('closedAt') && fields.has('repliedAt')) fields.set('closedAt', fields.get('repliedAt')!);
  const texts = header.filter((name) => name !== '' && !used.has(name));
  if (!fields.has('description')) {
    const average = (name: string) => {
      const values = valuesOf(header.indexOf(name));
      return values.reduce((sum, { length }) => sum + length, 0) / Math.max(1, values.length);
    };
    const longest = texts.map((name) => ({ name, length: average(name) })).sort((a, b) => b.length - a.length)[0];
    if (longest && longest.length > 12) fields.set('description', [longest.name]);
  }
  const title = texts.find((name) => /^(留言主题|主题|标题|事项名称|title|subject)$/i.test(name));
  const described = fields.get('description');
  if (title && described && !described.includes(title)) fields.set('description', [title, ...described]);
  return inOrderOfFields(fields);
}

function inOrderOfFields(fields: ReadonlyMap<Field, readonly string[]>): ReadonlyMap<Field, readonly string[]> {
  const order = [...new Set(NAMES.map(([field]) => field))];
  return new Map(order.filter((field) => fields.has(field)).map((field) => [field, fields.get(field)!]));
}

const OUTCOMES: readonly (readonly [Outcome, RegExp])[] = [
  ['duplicate', /重复|duplicate/i],
  ['returned', /退回|回退|转办退|returned/i],
  ['voided', /作废|撤销|取消|不予|不立案|无效|cancel|void|invalid|reject/i],
  ['open', /未(办结|结案|完成|处理)|not |unresolved|re-?open/i],
  ['closed', /办结|结案|完成|归档|已处理|已回复|已答复|closed?|done|resolved|completed?|referred/i],
  ['open', /待|处理中|办理中|处置中|核查|派遣|受理|open|pending|progress|assigned|new/i],
];

/** `undefined` where the word tells nothing. */
export function guessOutcome(status: string): Outcome | undefined {
  return OUTCOMES.find(([, pattern]) => pattern.test(status))?.[0];
}

const PLACEHOLDERS =
  /^(-{1,3}|—+|\/|N\/A|n\/a|NA|nan|NaN|null|NULL|None|无|无位置描述|无描述|暂无|不详|未知|Unspecified)$/;

/** Values that stand for nothing, of those that there are. */
export function guessPlaceholders(values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => value.trim()))].filter((text) => PLACEHOLDERS.test(text));
}
