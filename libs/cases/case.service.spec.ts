import { describe, expect, test } from '@jest/globals';
import { isRefusal, type StoredEvent } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import { caseDecider } from './case.decider.js';
import { caseCatalogue, type CaseEvent } from './case.events.js';
import { at, command, commands as c, past as p, recorded, recordOf, type Step } from './testing.js';

const { given } = deciderSpec(caseDecider);
const friday = at('2018-06-01T02:00:00.000Z');
const history = [p.reported, p.filed, { event: p.noticed, occurredAt: '2018-06-01T01:00:00.000Z' }];
const file = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'video/mp4' };
const serve = (fields: Partial<c.ServeNotice>) =>
  command(c.ServeNotice, {
    noticeId: 'n1',
    method: 'left-in-place',
    servedBy: '李明',
    servedTo: '王',
    servedAt: '2018-06-01T01:30:00.000Z',
    ...fields,
  });
const served = (fields: Partial<c.ServeNotice>) => given(...history).when(serve(fields), friday);

describe('the proof of service', () => {
  test('what is left in place is witnessed, recorded, or was refused before witnesses', () => {
    served({}).refused('left-in-place-is-witnessed');
    served({ witnesses: ['赵'] }).thenTypes('NoticeServed');
    served({ recording: [file] }).thenTypes('NoticeServed');
    served({ refusal: { reason: '拒收', witnesses: ['赵'] } }).thenTypes('NoticeServed');
    served({ method: 'direct' }).thenTypes('NoticeServed');
  });

  test('two servers are two persons, and a witness is a third', () => {
    served({ witnesses: ['赵'], secondServer: ' 李明' }).refused('second-server-is-another');
    for (const name of ['李明', '王', '孙'])
      served({ witnesses: ['赵', name], secondServer: '孙' }).refused('witness-is-another');
    served({ witnesses: ['赵'], secondServer: '孙' }).thenTypes('NoticeServed');
  });

  test('the case shows all of it, and a clerk can correct what was mistyped', () => {
    const proof = { place: '项目部门口', relation: '收发室', secondServer: '孙', remarks: '两份' };
    const data = { ...p.served.data, ...proof, witnesses: ['赵'], recording: [file] };
    const steps: Step[] = [p.reported, p.filed, p.noticed, { type: 'NoticeServed' as const, data } as CaseEvent].map(
      (event): Step => [friday.now, event],
    );
    const record = recordOf(...steps);
    const service = { ...proof, servedBy: 'li.ming', witnesses: ['赵'], recorded: [file.sha256], refused: false };
    expect(record.notices['n1']!.service).toMatchObject(service);
    const target = recorded(...steps)[3] as unknown as StoredEvent;
    for (const [field, value] of [
      ['place', '工地大门'],
      ['relation', '本人'],
      ['remarks', '一份'],
    ] as const) {
      const correction = command(c.CorrectRecord, { eventId: target.id, field, value, reason: '笔误' });
      const decision = caseDecider.decide(record, correction, { ...friday, history: [target] });
      if (isRefusal(decision)) throw new Error(decision.message);
      const after = recordOf(...steps, ...decision.map((event): Step => [friday.now, event]));
      expect(after.notices['n1']!.service).toMatchObject({ [field]: value });
    }
  });

  test('what version 1 stored stays as it was, also where nothing was witnessed', () => {
    const { schema, upcasts } = caseCatalogue.NoticeServed;
    expect(schema).toBe(2);
    const old = { ...p.served.data, method: 'left-in-place' };
    expect(upcasts![1]!(old)).toEqual(old);
  });
});
