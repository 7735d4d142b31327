import type { Refusal } from '../../core/desk/refusal';
import { isBlocking } from '../../core/risk/risk-checks';
import type { RiskVerdict } from '../../core/risk/risk-verdict';
import { sentenceOfVerdict } from '../../core/risk/sentence-of-verdict';
import { formatGrouped } from '../../core/values/format-grouped';

/** One sentence for a person: what happened, with which values, what to do. */
export function sentenceOfRefusal(refusal: Refusal): string {
  switch (refusal.code) {
    case 'order-denied':
      return deniedSentence(refusal.verdicts);
    case 'warning-reason-missing':
      return `${refusal.verdicts.map(sentenceOfVerdict).join(' ')} Nothing was sent: to send it all the same, say why (warningReason).`;
    case 'duplicate-client-order-id':
      return `The client order id ${refusal.clientOrderId} was used for order ${refusal.orderId} with another content; use a new id for a new order.`;
    case 'order-not-found':
      return `There is no order ${refusal.orderId}.`;
    case 'order-closed':
      return `Order ${refusal.orderId} is ${refusal.status} already; nothing was changed.`;
    case 'order-not-unknown':
      return `Order ${refusal.orderId} is ${refusal.status}: only an order that nobody can account for is settled by hand.`;
    case 'order-on-its-way':
      return `Order ${refusal.orderId} is ${refusal.status}: the venue has not answered yet, so it can be canceled but not changed.`;
    case 'operation-pending':
      return `A ${refusal.operation} of order ${refusal.orderId} is waiting for the venue's answer; try again after it.`;
    case 'nothing-to-change':
      return `Order ${refusal.orderId} already is as asked; name a quantity or price that differs.`;
    case 'update-not-applicable':
      return `Order ${refusal.orderId} is of type ${refusal.orderType} and has no ${refusal.field}.`;
    case 'quantity-below-filled':
      return `Order ${refusal.orderId} has filled ${formatGrouped(refusal.cumulativeQuantity)}, which is more than the quantity ${formatGrouped(refusal.quantity)} asked for.`;
    case 'batch-denied':
      return `Order ${refusal.index + 1} of the batch was denied, so none of them was sent.`;
    case 'account-not-found':
      return `There is no account ${refusal.account}.`;
    case 'position-not-found':
      return `There is no open position in ${refusal.instrument}.`;
    case 'quantity-above-position':
      return `The position in ${refusal.instrument} is ${formatGrouped(refusal.position)}; ${formatGrouped(refusal.quantity)} cannot be closed.`;
    case 'instrument-unknown':
      return `There is no instrument ${refusal.instrument}.`;
    case 'limits-malformed':
      return `The limit ${refusal.field} cannot be set: ${refusal.problem}.`;
    case 'limits-out-of-date':
      return `${refusal.changedBy ?? 'Somebody'} has changed these limits since they were looked at; nothing was set. Look at them again.`;
    case 'kill-latched':
      return `The kill switch is latched (${refusal.killId}); a risk manager has to release it first.`;
    case 'mode-held-back':
      return `The mode cannot be ${refusal.mode} now, at most ${refusal.ceiling}: ${refusal.words} Try again when that is over.`;
    case 'kill-not-latched':
      return 'The kill switch is not latched; there is nothing to release.';
    case 'kill-release-too-early':
      return `The kill switch can be released in ${Math.ceil(refusal.waitMs / 1000)} seconds, not before.`;
    case 'kill-phrase-wrong':
      return `Type exactly "${refusal.phrase}" to release the kill switch.`;
    case 'fault-not-found':
      return `There is no fault ${refusal.faultId}.`;
    case 'fault-refused':
    case 'market-data-refused':
      return refusal.text;
    case 'alert-not-found':
      return `There is no alert ${refusal.alertId}.`;
    case 'signal-not-found':
      return `There is no signal ${refusal.signalId} in the inbox.`;
    case 'signal-not-waiting':
      return `Signal ${refusal.signalId} is ${refusal.state} already. ${refusal.verdict}`;
    case 'signal-held-by-break':
      return `Signal ${refusal.signalId} goes on waiting: ${refusal.breakId} (${refusal.kind}) is open, and what the desk holds in ${refusal.instrument} is not known. Repair or waive the break, then approve.`;
    case 'protection-malformed':
      return `The order cannot be protected so: ${refusal.problem}. Nothing was sent.`;
    case 'webhook-not-found':
      return `There is no webhook ${refusal.webhookId}.`;
    case 'webhook-malformed':
      return `The webhook cannot be set so: ${refusal.field} ${refusal.problem}.`;
    case 'alert-rule-not-found':
      return `There is no alert rule ${refusal.ruleId}.`;
    case 'alert-rule-malformed':
      return `The rule cannot be set: its ${refusal.field} ${refusal.problem}.`;
    case 'break-not-found':
      return `There is no break ${refusal.breakId}.`;
    case 'break-over':
      return `Break ${refusal.breakId} is ${refusal.state} already; nothing was changed.`;
    case 'break-not-repaired':
      return `Break ${refusal.breakId} is ${refusal.state}; there is no repair to take back.`;
    case 'waiver-not-ahead':
      return `A waiver until ${new Date(refusal.until).toISOString()} would have ended already; name a moment that is still to come.`;
    case 'repair-not-offered':
      return `Break ${refusal.breakId} cannot be repaired by ${refusal.choice}.`;
    case 'repair-out-of-date':
      return `The repair of ${refusal.breakId} would do something else by now than what was shown; look at it again.`;
    case 'repair-not-revertible':
      return `The repair of ${refusal.breakId} cannot be taken back: ${refusal.why}.`;
    case 'drop-copy-refused':
      return refusal.text;
    case 'journal-unavailable':
      return `The journal cannot write (${refusal.reason}): nothing new is taken on; cancels and the kill still act.`;
    case 'not-supported-yet':
      return `The desk does not do this yet: ${refusal.what}.`;
  }
}

function deniedSentence(verdicts: readonly RiskVerdict[]): string {
  const failed = verdicts.filter(isBlocking);
  const first = failed[0];
  if (first === undefined) {
    return 'The order was denied; nothing was sent.';
  }
  const rest = failed.length === 1 ? '' : ` ${failed.length - 1} more of its checks said no.`;
  return `The order was denied and not sent. ${sentenceOfVerdict(first)}${rest}`;
}
