import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openOffice, type Office } from '#office';
import {
  caseKind,
  DeadlineClock,
  DispatchCase,
  FileCase,
  ImportRecord,
  MergeCase,
  MergesReactor,
  ReportProblem,
  VoidCase,
  type CaseRecord,
} from '#cases';
import { ManualClock, type Clock, type EventStore, type StoredEvent } from '#event-sourcing';
import { collect } from '#event-sourcing/testing';
import { Numbers, NumbersReactor } from '#numbers';
import { RegisterCommunity, RegisterSite } from '#places';
import { CommandSender, executorFor, Kinds, QueryDoor, readConfig, ViewReader, type FindService } from '#platform';
import { OverlapsReactor, tally, TallyCorrections, tallyIdOf, tallyView } from '#street';
import type { INestApplicationContext } from '@nestjs/common';
import { temporaryFolder } from './service.js';

const by = (actor: string, idempotencyKey?: string) => ({ actor, idempotencyKey });
const command = <C extends object>(Command: new () => C, fields: Partial<C> = {}): C =>
  Object.assign(new Command(), fields);

describe('reactors of an office', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let clock: ManualClock;
  let context: INestApplicationContext;
  let office: Office;
  let sender: CommandSender;

  const open = async (numberGraceMilliseconds = 0) => {
    const config = readConfig({}, { dataFolder: folder.path, numberGraceMilliseconds });
    ({ context, office } = await openOffice(config, { clock }));
    await office.follow({ react: false });
    sender = context.get(CommandSender);
  };
  const close = async () => {
    await context.close();
    await office.close();
  };
  const cases = () => context.get(Kinds).of('case').executor;
  /** As another process has it. */
  const anotherExecutor = (machine: Clock) => {
    const service: FindService = (wanted) => context.get(wanted);
    const { store, calendar, config } = office.backends;
    return executorFor(caseKind, { store, clock: machine, calendar, config, queries: context.get(QueryDoor), service });
  };
  const log = () => collect(office.backends.store.readAll());
  const caughtUp = async () => {
    const head = await office.backends.store.head();
    while (office.status().some((view) => view.position < head)) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const report = (id: string) =>
    sender.send(command(ReportProblem, { category: 'x', description: 'y', source: 'staff' }), id, by('a'));

  beforeEach(async () => {
    folder = temporaryFolder();
    clock = new ManualClock('2018-06-01T02:00:00.000Z');
    await open();
  });
  afterEach(async () => {
    await close();
    folder.remove();
  });

  /** The process dies after the register took the number and before the case does. */
  async function interruptedFiling(id: string): Promise<StoredEvent> {
    await report(id);
    const { runner } = cases();
    const run = runner.run.bind(runner);
    runner.run = () => Promise.reject(new Error('killed'));
    await expect(sender.send(command(FileCase), id, by('a', `file ${id}`))).rejects.toThrow('killed');
    runner.run = run;
    return (await log()).find(
      (e) =>
        e.type === 'NumberReserved' && (e.data as { intent: { sent: { target: string } } }).intent.sent.target === id,
    )!;
  }

  test('a number that a crash left unused is used by the command that reserved it, once', async () => {
    const reserved = await interruptedFiling('c1');
    await close();
    await open();
    const reactor = context.get(NumbersReactor);
    await reactor.react(reserved);
    await reactor.react(reserved);
    expect((await log()).map((e) => e.type)).toEqual(['ProblemReported', 'NumberReserved', 'CaseFiled']);
    const again = await sender.send(command(FileCase), 'c1', by('a', 'file c1'));
    expect(again.repeated).toBe(true);
  });

  test('an old reservation is completed at once, a young one when its command has had its time', async () => {
    const [hour, reserved] = [3_600_000, await interruptedFiling('c1')];
    await close();
    await open(hour);
    const waiting = context.get(NumbersReactor).react(reserved);
    const first = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 50, 'still waiting'))]);
    expect(first).toBe('still waiting');
    clock.advance(2 * hour);
    await context.get(NumbersReactor).react(reserved);
    expect((await log()).at(-1)?.type).toBe('CaseFiled');
  });

  test('it is given back where that command is no longer allowed, and the next case gets it', async () => {
    const reserved = await interruptedFiling('c1');
    await sender.send(command(VoidCase, { reason: 'x' }), 'c1', by('a'));
    await context.get(NumbersReactor).react(reserved);
    await report('c2');
    const filed = await sender.send(command(FileCase), 'c2', by('a'));
    expect(filed.events[0]!.data).toEqual({ number: '明湖案〔2018〕1号' });
  });

  test('while a number is given back, the command that reserved it is refused already, from whichever process it comes again', async () => {
    await report('c1');
    const { runner } = cases();
    const { register } = context.get(Numbers);
    const [run, release] = [runner.run.bind(runner), register.release.bind(register)];
    // Voided between the check and the decision.
    runner.run = async (...args) => {
      runner.run = run;
      await sender.send(command(VoidCase, { reason: 'x' }), 'c1', by('b'));
      return run(...args);
    };
    // Frozen before the release: the same command comes again, from a process that has another memory.
    const twin = anotherExecutor(clock);
    let again: unknown;
    register.release = async (...args) => {
      const { sent } = args[2];
      again = await twin.runner
        .run('c1', command(FileCase), sent, { number: '明湖案〔2018〕1号' } as never)
        .catch((error: unknown) => error);
      return release(...args);
    };
    const key = by('a', 'file c1');
    await expect(sender.send(command(FileCase), 'c1', key)).rejects.toThrow('voided');
    expect(again).toMatchObject({ name: 'CommandRefused', message: expect.stringContaining('refused before') });
    const before = sender.send(command(FileCase), 'c1', key);
    await expect(before).rejects.toThrow('refused before');
    await expect(before).rejects.toMatchObject({ refusal: { state: 'voided', possible: ['CorrectRecord'] } });
    expect((await log()).map(({ type }) => type)).toEqual([
      'ProblemReported',
      'NumberReserved',
      'CaseVoided',
      'NumberedCommandDeclined',
      'NumberReleased',
    ]);
    await report('c2');
    const filed = await sender.send(command(FileCase), 'c2', by('a'));
    expect(filed.events[0]!.data).toEqual({ number: '明湖案〔2018〕1号' });
  });

  const merged = (into: string) => command(MergeCase, { into, reason: 'x' });
  const statusOf = async (id: string) => ((await cases().find(id)).record as CaseRecord).status;
  /** Each event twice: a reactor may have been stopped before it said how far it was. */
  const react = async () => {
    const reactor = context.get(MergesReactor);
    const events = (await log()).filter(({ type }) => reactor.types.includes(type));
    for (const event of [...events, ...events]) await reactor.react(event);
  };

  test('two cases that two processes merge into each other at once: the later merge is undone', async () => {
    for (const id of ['c1', 'c2']) await report(id);
    const { record: into } = await cases().find('c1');
    await sender.send(merged('c2'), 'c1', by('a'));
    const sent = { id: 'm', digest: '', target: 'c2', actor: 'b' };
    await anotherExecutor(clock).runner.run('c2', merged('c1'), sent, { into } as never);
    await react();
    expect([await statusOf('c1'), await statusOf('c2')]).toEqual(['merged', 'reported']);
    const undone = (await log()).filter(({ type }) => type === 'MergeUndone');
    expect(undone).toMatchObject([{ stream: 'case-c2', metadata: { actor: 'system:merges' } }]);
  });

  test.each(['merged', 'voided'])(
    'what one process merges into a case that another voids at once is open again: first %s',
    async (first) => {
      for (const id of ['c1', 'c2']) await report(id);
      const { record: into } = await cases().find('c1');
      const twin = anotherExecutor(clock);
      const sent = (id: string, target: string) => ({ id, digest: '', target, actor: 'b' });
      const steps = [
        () => twin.runner.run('c2', merged('c1'), sent('m', 'c2'), { into } as never),
        () => twin.runner.run('c1', command(VoidCase, { reason: 'x' }), sent('v', 'c1'), { duplicates: [] } as never),
      ];
      for (const step of first === 'merged' ? steps : steps.reverse()) await step();
      await react();
      expect([await statusOf('c1'), await statusOf('c2')]).toEqual(['voided', 'reported']);
    },
  );

  test('a merge stays, whatever becomes of the case later that it was merged into', async () => {
    for (const id of ['c1', 'c2', 'c3']) await report(id);
    await sender.send(merged('c2'), 'c1', by('a'));
    await sender.send(merged('c3'), 'c2', by('a'));
    await react();
    expect([await statusOf('c1'), await statusOf('c2')]).toEqual(['merged', 'merged']);
  });

  test('of two tallies that overlap, which two processes take at once, the later one is voided', async () => {
    const { store, calendar, config } = office.backends;
    const occurredAt = '2018-01-02T02:00:00.000Z';
    const place = { communityId: 'k', name: 'k', occurredAt };
    await sender.send(command(RegisterCommunity, place), 'k', by('a'));
    const road = { siteId: 'r', name: 'r', kind: 'road-segment', communityId: 'k', occurredAt } as const;
    await sender.send(command(RegisterSite, road), 'r', by('a'));
    const sheet = {
      category: '0506',
      kind: 'correction',
      by: '王',
      unit: 'times',
      count: 40,
      basis: 'handheld',
    } as const;
    const [first, second] = [
      command(TallyCorrections, { ...sheet, roadSegmentId: 'r', day: '2018-05-10' }),
      command(TallyCorrections, { ...sheet, communityId: 'k', from: '2018-05-08', to: '2018-05-12' }),
    ];
    await sender.send(first, tallyIdOf(first), by('a'));
    const queries = context.get(QueryDoor);
    const service: FindService = (wanted) => context.get(wanted);
    const asItSaw = async () => ({ communityId: 'k', before: 0, isNew: true });
    const kind = { aggregate: tally, view: tallyView, lookUps: { sheet: asItSaw } };
    const twin = executorFor(kind, { store, clock, calendar, config, queries, service });
    const target = tallyIdOf(second);
    await twin.carryOut(second, { id: 't', digest: '', target, actor: 'b' });
    // A store that several processes write to cannot tell without asking where a stream ends.
    const shared = Object.create(store, { endsAt: { value: undefined } }) as EventStore;
    const reactor = new OverlapsReactor(sender, context.get(ViewReader), shared);
    const tallied = (await log()).filter(({ type }) => type === 'CorrectionsTallied');
    expect(tallied).toHaveLength(2);
    for (const event of [...tallied, ...tallied]) await reactor.react(event);
    const voided = (await log()).filter(({ type }) => type === 'TallyVoided');
    expect(voided).toMatchObject([{ stream: `tally-${target}`, metadata: { actor: 'system:tallies' } }]);
  });

  test('a record that came in is filed under the source’s number once; one that the office filed needs none', async () => {
    const reported = { at: clock.now(), category: 'x', description: 'y', sourceNumber: '明湖案〔2018〕7号' };
    const filed = { at: clock.now(), number: reported.sourceNumber };
    const take = (id: string, more = {}) => sender.send(command(ImportRecord, { reported, ...more }), id, by('i'));
    await take('c1');
    await sender.send(command(FileCase), 'c1', by('a'));
    await take('c1', { filed });
    const numbers = async () =>
      (await log()).filter(({ type }) => /Number|Filed/.test(type)).map(({ type, stream }) => [type, stream]);
    const own = [
      ['NumberReserved', 'register-case-2018'],
      ['CaseFiled', 'case-c1'],
    ];
    expect(await numbers()).toEqual(own);
    await take('c2', { filed });
    expect(await numbers()).toEqual([...own, ['NumberAdopted', 'register-case-2018'], ['CaseFiled', 'case-c2']]);
    await expect(take('c3', { filed })).rejects.toThrow('belongs to another case');
    const typed = (number: string) => ({ filed: { at: clock.now(), number } });
    await expect(take('c4', typed('明湖案[2018]７号'))).rejects.toThrow('belongs to another case');
    await expect(take('c5', typed('明湖案〔2018〕999999999号'))).rejects.toThrow('ZEREN_NUMBER_LEAP=999999999');
    await expect(take('c6', typed('明湖案〔2018〕1000000000号'))).rejects.toThrow('the highest there can be');
    await take('c7', typed('明湖案 [2018] ００９号'));
    const { data } = (await log()).findLast(({ type }) => type === 'CaseFiled')!;
    expect(data).toMatchObject({ number: '明湖案〔2018〕9号' });
  });

  test('a filing that is dated back into a year that is over has a number of this year, and counts as a late entry', async () => {
    const sent = command(ReportProblem, {
      category: 'x',
      description: 'y',
      source: 'staff',
      occurredAt: '2017-12-29T02:00:00.000Z',
    });
    await sender.send(sent, 'old', by('a'));
    await sender.send(command(FileCase, { occurredAt: '2017-12-30T02:00:00.000Z' }), 'old', by('a'));
    const { data } = (await log()).findLast(({ type }) => type === 'CaseFiled')!;
    expect(data).toMatchObject({ number: expect.stringContaining('〔2018〕') });
    const { record } = await cases().find('old');
    const { counts, delays } = record as CaseRecord;
    expect([counts.entered, delays.length]).toEqual([2, 2]);
  });

  test('a clock that is set back a little refuses no step, unless somebody gives it a moment of its own', async () => {
    let back = 0;
    const machine = { now: () => new Date(Date.parse(clock.now()) - back).toISOString() };
    const executor = anotherExecutor(machine);
    await report('c1');
    back = 30_000;
    const sent = (id: string, occurredAt?: string) => ({ id, digest: '', target: 'c1', actor: 'a', occurredAt });
    await expect(executor.execute(command(FileCase), sent('early', machine.now()))).rejects.toThrow();
    const filed = await executor.execute(command(FileCase), sent('filed'));
    const voided = await executor.execute(command(VoidCase, { reason: 'x' }), sent('voided'));
    const moments = (await log())
      .filter(({ stream }) => stream === 'case-c1')
      .map(({ metadata }) => metadata.occurredAt);
    expect([filed.events, voided.events, new Set(moments).size]).toEqual([[expect.anything()], [expect.anything()], 1]);
  });

  test('a deadline is called missed once, however often the clock is asked and the process restarts', async () => {
    await report('c1');
    await sender.send(command(FileCase), 'c1', by('a'));
    await sender.send(
      command(DispatchCase, { department: 'd', assignee: 'p', deadline: { workingDays: 1 } }),
      'c1',
      by('a'),
    );
    await caughtUp();
    expect(await context.get(DeadlineClock).tick()).toBe(0);
    clock.advance(7 * 86_400_000);
    const ticks = await Promise.all([context.get(DeadlineClock).tick(), context.get(DeadlineClock).tick()]);
    expect(ticks.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(1);
    await caughtUp();
    await context.get(DeadlineClock).tick();
    await close();
    await open();
    expect(await context.get(DeadlineClock).tick()).toBe(0);
    expect((await log()).filter((e) => e.type === 'DeadlineMissed')).toHaveLength(1);
  });
});
