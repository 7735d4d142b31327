import type { KillScope } from '../../mode/kill';
import type { CheckContext, OrderIntent } from '../check-context';
import type { RiskVerdict } from '../risk-verdict';
import { deskScope, fact } from '../verdicts';

/** What the mode lets pass. Trading rules 4. */
export function checkDeskMode(context: CheckContext): RiskVerdict {
  const { mode, isReducing, intent } = context;
  switch (mode) {
    case 'automatic':
      return fact(context, 'desk-mode', true, 'mode is automatic');
    case 'manual':
      return fact(context, 'desk-mode', true, 'mode is manual');
    case 'reduceOnly':
    case 'halted':
      return fact(context, 'desk-mode', isReducing, `mode is ${mode}`);
    case 'killed':
      return fact(context, 'desk-mode', isKillItself(intent), `mode is ${mode}`);
  }
}

/** Nothing enters a scope that the kill switch holds shut, but the kill's own closing orders. */
export function checkKillLatch(context: CheckContext): RiskVerdict {
  const { latchedScopes, intent } = context;
  const latched =
    latchedScopes.length === 0
      ? undefined
      : latchedScopes.find((scope) => isInKillScope(scope, intent));
  if (latched === undefined) {
    return fact(context, 'kill-latch', true, 'not latched');
  }
  const words = latched.target === undefined ? latched.kind : `${latched.kind} ${latched.target}`;
  return fact(context, 'kill-latch', isKillItself(intent), `latched for ${words}`, deskScope);
}

/** Whether an order of that account, instrument and origin falls under a kill. */
export function isInKillScope(
  scope: KillScope,
  order: Pick<OrderIntent, 'account' | 'instrument' | 'origin'>,
): boolean {
  switch (scope.kind) {
    case 'desk':
      return true;
    case 'account':
      return order.account === scope.target;
    case 'instrument':
      return order.instrument === scope.target;
    case 'strategy':
      return order.origin.strategy === scope.target;
    case 'operator':
      return 'user' in order.origin.actor && order.origin.actor.user === scope.target;
  }
}

function isKillItself({ origin }: OrderIntent): boolean {
  return origin.actor.kind === 'desk' && origin.actor.part === 'killSwitch';
}
