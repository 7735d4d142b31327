import type { AlertRuleEvent } from '../desk/desk-event';
import type { DeskState } from '../desk/desk-state';
import type { Instant } from '../values/instant';

/** Applies an event of the alert rules. One about a rule that has gone meanwhile changes nothing. */
export function evolveAlertRules(state: DeskState, event: AlertRuleEvent, time: Instant): void {
  switch (event.type) {
    case 'ALERT_RULE_SET':
      state.alertRules.set(event.terms.ruleId, {
        ...event.terms,
        changedBy: event.by,
        changedAt: time,
      });
      return;
    case 'ALERT_RULE_REMOVED':
      state.alertRules.delete(event.ruleId);
      return;
    case 'ALERT_RULE_FIRED': {
      const rule = state.alertRules.get(event.ruleId);
      if (rule !== undefined) {
        state.alertRules.set(event.ruleId, { ...rule, firedAt: time });
      }
      return;
    }
    case 'ALERT_RULE_REARMED': {
      const rule = state.alertRules.get(event.ruleId);
      if (rule !== undefined) {
        const { firedAt: _fired, ...armed } = rule;
        state.alertRules.set(event.ruleId, armed);
      }
    }
  }
}
