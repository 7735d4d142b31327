import type {
  PresentedStopLoss,
  SignalAnswer,
  Signal as SignalOnTheWire,
} from '../../../contract/signal';
import type { Strategy as StrategyOnTheWire } from '../../../contract/strategy';
import type { EntrySignal, Signal, SignalFacts } from '../../core/signal/signal';
import type { SignalSettings } from '../../core/signal/signal-settings';
import type { AdaptiveStopLoss } from '../../core/signal/stop-loss';
import type { Strategy } from '../../core/signal/strategy';
import { formatDecimal } from '../../core/values/decimal';
import { nameOfActor } from './present-actor';
import { presentOptional, presentOptionalTime, presentTime } from './present-numbers';
import { presentTrailingOffset } from './present-order';

/** A signal in the inbox: what was said, and what became of it. */
export function presentSignal(signal: Signal): SignalOnTheWire {
  const { facts, verdict, decidedBy } = signal;
  return {
    signalId: signal.signalId,
    ...(facts.type === 'malformed'
      ? { strategy: facts.strategy, instrument: facts.instrument }
      : presentFacts(facts)),
    receivedAt: presentTime(signal.receivedAt),
    sentBy: nameOfActor(signal.sentBy),
    state: verdict.state,
    verdict: verdict.sentence,
    verdictCode: verdict.code,
    arrivalPrice: presentOptional(signal.arrivalPrice),
    decisionPrice: presentOptional(signal.decisionPrice),
    expiresAt: presentOptionalTime(signal.expiresAt),
    decidedAt: presentOptionalTime(signal.decidedAt),
    decidedBy: decidedBy && nameOfActor(decidedBy),
    orderIds: [...signal.orderIds],
    repeats: signal.repeats,
    sequence: signal.sequence,
  };
}

/** A signal that had come before: nothing was done, and this is what became of the first. */
export function presentRepeat(signal: Signal, isSame: boolean): SignalAnswer {
  const { verdict } = signal;
  const said = isSame ? 'It had come before' : 'Its id had come before with another content';
  return {
    ...presentSignal(signal),
    state: 'duplicate',
    firstState: verdict.state,
    verdict: `${said}; nothing was done again. The first one: ${verdict.sentence}`,
    verdictCode: isSame ? 'duplicate' : 'duplicate-differs',
  };
}

export function presentStrategy(
  strategy: Strategy,
  { automaticInARowMax }: SignalSettings,
): StrategyOnTheWire {
  const { counts } = strategy;
  const { awaitingApproval, ...ended } = counts;
  return {
    strategy: strategy.strategy,
    enabled: strategy.enabled,
    automatic: strategy.automatic,
    reason: strategy.reason,
    changedAt: presentTime(strategy.changedAt),
    changedBy: nameOfActor(strategy.changedBy),
    lastSignalId: strategy.lastSignalId,
    lastSignalAt: presentOptionalTime(strategy.lastSignalAt),
    received: Object.values(counts).reduce((sum, count) => sum + count, 0),
    ...ended,
    awaiting: awaitingApproval,
    automaticInARow: strategy.automaticInARow,
    automaticInARowMax,
    sequence: strategy.sequence,
  };
}

function presentFacts(facts: SignalFacts) {
  const { type, strategy, time, account, instrument, metadata } = facts;
  return {
    type,
    strategy,
    time: presentTime(time),
    account,
    instrument,
    ...(metadata === undefined
      ? {}
      : { metadata: JSON.parse(metadata) as SignalOnTheWire['metadata'] }),
    price: presentOptional(facts.price),
    ...presentRest(facts),
  };
}

function presentRest(facts: SignalFacts) {
  switch (facts.type) {
    case 'ENTRY_SIGNAL':
      return presentEntry(facts);
    case 'EXIT_SIGNAL':
      return {
        reason: facts.reason,
        quantity: presentOptional(facts.quantity),
        pnl: presentOptional(facts.pnl),
      };
    case 'STOP_ADJUSTMENT':
      return {
        reason: facts.reason,
        newStop: presentStopLoss(facts.newStop),
        mayLoosen: facts.mayLoosen,
      };
  }
}

function presentEntry({ direction, orderType, quantity, stopLoss, takeProfit }: EntrySignal) {
  return {
    direction,
    orderType,
    quantity: formatDecimal(quantity),
    stopLoss: presentStopLoss(stopLoss),
    takeProfit: presentOptional(takeProfit),
  };
}

function presentStopLoss(stopLoss: AdaptiveStopLoss): PresentedStopLoss {
  const { kind } = stopLoss;
  switch (kind) {
    case 'fixed':
      return { kind, price: formatDecimal(stopLoss.price) };
    case 'percent':
      return { kind, percent: formatDecimal(stopLoss.percent) };
    case 'atr':
      return {
        kind,
        atr: formatDecimal(stopLoss.atr),
        multiple: formatDecimal(stopLoss.multiple),
      };
    case 'trailing':
      return { kind, offset: presentTrailingOffset(stopLoss.trailingOffset) };
  }
}
