import { isAtOnce } from '../../order/order-words';
import type { Instant } from '../../values/instant';
import type { CheckContext } from '../check-context';
import type { LimitNode, ListEntry } from '../risk-limits';
import type { RiskVerdict } from '../risk-verdict';
import { fact } from '../verdicts';

export function checkInstrumentKnown(context: CheckContext): RiskVerdict {
  const { instrument, intent } = context;
  return fact(context, 'instrument-unknown', instrument !== undefined, intent.instrument);
}

/**
 * No entry goes to a market that is halted or closed. What only reduces may wait there: a protective
 * stop has to stand before the first trade after a halt, not after it. What wants to be filled at once
 * or not at all is refused by name instead of being canceled by the venue.
 */
export function checkInstrumentOpen(context: CheckContext): RiskVerdict {
  const code = 'instrument-not-open';
  const { instrument, instrumentStatus: status, isReducing, intent } = context;
  if (instrument === undefined) {
    return fact(context, code, false, 'unknown');
  }
  if (status === 'open' || !isReducing) {
    return fact(context, code, status === 'open', status);
  }
  return isAtOnce(intent.timeInForce)
    ? fact(context, code, false, `${status}: nothing can be filled at once`)
    : fact(context, code, true, `${status}: it only reduces, and waits at the venue`);
}

/** Allow and block lists of every node; what only reduces always passes. */
export function checkInstrumentRestricted(context: CheckContext): RiskVerdict {
  for (const node of context.limitNodes) {
    const restriction = restrictionOf(node, context);
    if (restriction !== undefined) {
      const passed = context.isReducing;
      return fact(context, 'instrument-restricted', passed, restriction, node.scope);
    }
  }
  return fact(context, 'instrument-restricted', true, 'on no list against it');
}

function restrictionOf(node: LimitNode, { intent, now }: CheckContext): string | undefined {
  const blocked = node.limits.blockList?.find(
    (entry) => entry.instrument === intent.instrument && isInForce(entry, now),
  );
  if (blocked !== undefined) {
    return `blocked: ${blocked.reason}`;
  }
  const allowed = node.limits.allowList?.filter((entry) => isInForce(entry, now));
  const isAllowed =
    // A list whose entries have all expired allows nothing: a missing input means no.
    node.limits.allowList === undefined ||
    node.limits.allowList.length === 0 ||
    allowed?.some((entry) => entry.instrument === intent.instrument);
  return isAllowed ? undefined : 'not on the allow list';
}

function isInForce(entry: ListEntry, now: Instant): boolean {
  return entry.expiresAt === undefined || now < entry.expiresAt;
}
