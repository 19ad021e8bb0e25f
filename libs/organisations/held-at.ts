import {
  correctionRule,
  isRefusal,
  nothing,
  withCorrections,
  type EventCatalogue,
  type DecisionContext,
  type DomainEvent,
  type Correction,
  type Decision,
  type Recorded,
  type RecordCorrected,
  type Refusal,
  type Rule,
  type Told,
  type WithStatus,
} from '#event-sourcing';

/** Corrects by the rule of all rooms, and only to what could have been entered at once. */
export function checkedCorrection<S extends WithStatus & Told, E extends DomainEvent, X extends DecisionContext>(
  catalogue: EventCatalogue,
  evolve: (record: S, event: Recorded<E>) => S,
  faultIn: (record: S, context: X) => Refusal | undefined,
): Rule<S, E | RecordCorrected, X, Correction> {
  const rule = correctionRule<S, E, X>(catalogue);
  const corrected = withCorrections<S, E>(evolve, nothing as WithStatus as S, catalogue);
  return {
    ...rule,
    decide: (record, command, context): Decision<E | RecordCorrected> => {
      const decision = rule.decide(record, command, context);
      if (isRefusal(decision)) return decision;
      const metadata = { actor: context.actor, occurredAt: context.now, commandId: '', commandDigest: '' };
      const events = decision.map((event) => ({ ...event, id: '', recordedAt: context.now, metadata }));
      const right = (events as unknown as Recorded<E | RecordCorrected>[]).reduce(corrected, record);
      return faultIn(right, context) ?? decision;
    },
  };
}
