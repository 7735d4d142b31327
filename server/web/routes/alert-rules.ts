import * as z from 'zod';
import {
  alertRule,
  alertRuleIdText,
  alertRulePage,
  alertRuleRequest,
} from '../../../contract/alert-rule';
import { type AlertRule, hasPeriod } from '../../core/alert-rule/alert-rule';
import { formatDecimal, readDecimal } from '../../core/values/decimal';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { accountOf, unwrap } from '../calls/unwrap';
import { presentTime } from '../present/present-numbers';
import type { Api, WebContext } from '../web-context';
import { answers, nothing } from './answers';
import { onePage } from './page-of';

const tags = ['alerts'];
const params = z.strictObject({ ruleId: alertRuleIdText });

export function alertRuleRoutes(api: Api, { desk, metrics }: WebContext): void {
  api.get(
    '/alert-rules',
    {
      schema: {
        tags,
        summary: 'What people want to be told, and which of it has been',
        response: answers(200, alertRulePage),
      },
      config: { rule: { needs: 'read' } },
    },
    () => onePage([...desk.state.alertRules.values()].map(presentRule)),
  );

  api.put(
    '/alert-rules/:ruleId',
    {
      schema: {
        tags,
        summary: 'Set a rule, new or over the one with this id; it is armed by that',
        params,
        body: alertRuleRequest,
        response: answers(200, alertRule),
      },
      config: { rule: { needs: 'acknowledgeAlerts', remembersAnswer: true } },
    },
    async (request) => {
      const { body, params: of } = request;
      const { threshold, rearmAt = threshold, account, period, ...terms } = body;
      const set = desk.alerts.setRule(
        {
          ...terms,
          ruleId: of.ruleId,
          ...(hasPeriod(terms.metric) ? { period } : {}),
          account: accountOf(desk, account),
          // The contract has read both.
          threshold: readDecimal(threshold) ?? 0n,
          rearmAt: readDecimal(rearmAt) ?? 0n,
        },
        actorOf(callerOf(request)),
      );
      return presentRule(unwrap(await metrics.command('setAlertRule', set)));
    },
  );

  api.delete(
    '/alert-rules/:ruleId',
    {
      schema: { tags, summary: 'Take a rule away', params, response: answers(204, nothing) },
      config: { rule: { needs: 'acknowledgeAlerts' } },
    },
    async (request, reply) => {
      const removed = desk.alerts.removeRule(request.params.ruleId, actorOf(callerOf(request)));
      unwrap(await metrics.command('removeAlertRule', removed));
      return reply.status(204).send();
    },
  );
}

function presentRule(rule: AlertRule) {
  const { threshold, rearmAt, changedAt, firedAt, period = 'account', ...terms } = rule;
  return {
    ...terms,
    ...(hasPeriod(terms.metric) ? { period } : {}),
    threshold: formatDecimal(threshold),
    rearmAt: formatDecimal(rearmAt),
    changedAt: presentTime(changedAt),
    ...(firedAt === undefined ? {} : { firedAt: presentTime(firedAt) }),
  };
}
