import type {
  BreakSide as BreakSideOnTheWire,
  ReconciliationBreak,
  ReconciliationRun as RunOnTheWire,
} from '../../../contract/reconciliation';
import { type Break, type BreakSide, isHolding } from '../../core/reconciliation/break';
import type { RecordedRun } from '../../core/reconciliation/reconciliation-state';
import { presentOptional, presentOptionalTime, presentTime } from './present-numbers';

export function presentBreak(one: Break): ReconciliationBreak {
  const { id, kind, severity, state, source, venue, account, instrument, lastAction } = one;
  const { dropCopy } = one;
  const { orderId, clientOrderId, venueOrderId, executionId, explanation, sequence } = one;
  const isLive = state === 'open' || state === 'acknowledged' || state === 'waived';
  return {
    id,
    kind,
    severity,
    state,
    isHolding: isHolding(one) && instrument !== undefined,
    source,
    venue,
    account,
    dropCopy,
    instrument,
    orderId,
    clientOrderId,
    venueOrderId,
    executionId,
    desk: presentSide(one.desk),
    atVenue: presentSide(one.atVenue),
    firstSeenAt: presentTime(one.firstSeenAt),
    lastSeenAt: presentTime(one.lastSeenAt),
    sightings: one.sightings,
    explanation,
    proposedRepair: isLive ? one.choices[0] : undefined,
    choices: [...one.choices],
    lastAction: lastAction && { ...lastAction, at: presentTime(lastAction.at) },
    waivedUntil: presentOptionalTime(one.waivedUntil),
    repair: one.repair?.choice,
    closedAt: presentOptionalTime(one.closedAt),
    sequence,
  };
}

function presentSide(side: BreakSide): BreakSideOnTheWire {
  return {
    isKnown: side.isKnown,
    status: side.status,
    quantity: presentOptional(side.quantity),
    cumulativeQuantity: presentOptional(side.cumulativeQuantity),
    price: presentOptional(side.price),
    commission: presentOptional(side.commission),
    cash: presentOptional(side.cash),
  };
}

export function presentRun(run: RecordedRun): RunOnTheWire {
  return {
    source: run.source,
    venue: run.venue,
    account: run.account,
    dropCopy: run.dropCopy,
    trigger: run.trigger,
    startedAt: presentTime(run.startedAt),
    durationMs: run.durationMs,
    outcome: run.outcome,
    problem: run.problem,
    fills: run.fills,
    orders: run.orders,
    positions: run.positions,
    matching: run.matching,
    unconfirmed: run.unconfirmed.length,
    waiting: run.waiting,
    sequence: run.sequence,
  };
}
