import { DefineDuty, planIdOf } from '#duties';
import { ADMIN, of, type Stage } from './stage.js';

type Duty = Pick<DefineDuty, 'duty' | 'unitKind' | 'unitId' | 'personId' | 'period' | 'from'>;

export const defineDuty = (stage: Stage, duty: Duty) => stage.send(of(new DefineDuty(), duty), planIdOf(duty), ADMIN);

/** What is due of the office and of each community; activities do it, and the clock says what was missed. */
export function duties(stage: Stage): void {
  const from = `${stage.year}-01-01`;
  stage.on(stage.opening, async () => {
    for (const [duty, period] of [
      ['theory-group', 'month'],
      ['special-study', 'quarter'],
      ['grassroots-visit', 'quarter'],
    ] as const)
      await defineDuty(stage, { duty, unitKind: 'office', unitId: 'office', period, from });
    for (const { communityId: unitId } of stage.plan.communities)
      for (const [duty, period] of [
        ['quarterly-joint-meeting', 'quarter'],
        ['volunteer-service', 'quarter'],
      ] as const)
        await defineDuty(stage, { duty, unitKind: 'community', unitId, period, from });
  });
}
