import type { AlertRule, AlertRuleTerms } from '../core/alert-rule/alert-rule';
import { decideRemoveAlertRule, decideSetAlertRule } from '../core/alert-rule/decide-alert-rules';
import type { Alert } from '../core/desk/alert';
import { decideAcknowledge } from '../core/desk/decide-acknowledge';
import type { Refusal } from '../core/desk/refusal';
import type { Actor } from '../core/order/order-origin';
import { toUserName } from '../core/values/ids';
import { failure, type Result, success } from '../core/values/result';
import type { DeskKernel } from '../execution/kernel/desk-kernel';

/** Alerts that people take note of, and the rules by which they are told of more. */
export class AlertDesk {
  private readonly kernel: DeskKernel;

  constructor(kernel: DeskKernel) {
    this.kernel = kernel;
  }

  async acknowledge(
    alertId: string,
    reason: string,
    actor: Actor,
  ): Promise<Result<Alert, Refusal>> {
    const by = toUserName('user' in actor ? actor.user : 'desk');
    const outcome = await this.kernel.run(actor, (desk) =>
      decideAcknowledge(desk, alertId, by, reason),
    );
    const alert = this.kernel.state.alerts.get(alertId);
    if (!outcome.ok) {
      return outcome;
    }
    return alert === undefined ? failure({ code: 'alert-not-found', alertId }) : success(alert);
  }

  /** Sets a rule, new or over the one with its id. */
  async setRule(terms: AlertRuleTerms, actor: Actor): Promise<Result<AlertRule, Refusal>> {
    const { ruleId } = terms;
    const by = toUserName('user' in actor ? actor.user : 'desk');
    const outcome = await this.kernel.run(actor, (desk) => decideSetAlertRule(desk, terms, by));
    const rule = this.kernel.state.alertRules.get(ruleId);
    if (!outcome.ok) {
      return outcome;
    }
    return rule === undefined ? failure({ code: 'alert-rule-not-found', ruleId }) : success(rule);
  }

  removeRule(ruleId: string, actor: Actor): Promise<Result<undefined, Refusal>> {
    const by = toUserName('user' in actor ? actor.user : 'desk');
    return this.kernel.run(actor, (desk) => decideRemoveAlertRule(desk, ruleId, by));
  }
}
