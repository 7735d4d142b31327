import type { SignalRequest } from '../../../contract/signal-request';
import type {
  EntrySignal,
  ExitSignal,
  SignalFacts,
  StopAdjustment,
} from '../../core/signal/signal';
import { money, price, quantity } from '../../core/values/amounts';
import {
  type AccountId,
  toAccountId,
  toInstrumentId,
  toSignalId,
  toStrategyId,
} from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import { toStopLoss } from './to-stop-loss';

/** A checked signal as the desk takes it. */
export function toSignal(request: SignalRequest, mainAccount: AccountId): SignalFacts {
  const head = headOf(request, mainAccount);
  switch (request.type) {
    case 'ENTRY_SIGNAL':
      return entryOf(request, head);
    case 'EXIT_SIGNAL':
      return exitOf(request, head);
    case 'STOP_ADJUSTMENT':
      return adjustmentOf(request, head);
  }
}

type Head = Omit<StopAdjustment, 'type' | 'newStop' | 'reason' | 'price' | 'mayLoosen'>;
type RequestOf<Type extends SignalRequest['type']> = Extract<SignalRequest, { type: Type }>;

function headOf(request: SignalRequest, mainAccount: AccountId): Head {
  const { signalId, strategy, time, account, instrument, metadata, timeToLiveMs } = request;
  return {
    signalId: toSignalId(signalId),
    strategy: toStrategyId(strategy),
    time: toInstant(Date.parse(time)),
    account: account === undefined ? mainAccount : toAccountId(account),
    instrument: toInstrumentId(instrument),
    ...(metadata === undefined ? {} : { metadata: JSON.stringify(metadata) }),
    ...(timeToLiveMs === undefined ? {} : { timeToLiveMs }),
  };
}

function entryOf(request: RequestOf<'ENTRY_SIGNAL'>, head: Head): EntrySignal {
  const { direction, stopLoss, takeProfit } = request;
  return {
    type: request.type,
    ...head,
    direction,
    orderType: request.orderType ?? (request.price === undefined ? 'market' : 'limit'),
    ...(request.price === undefined ? {} : { price: price(request.price) }),
    quantity: quantity(request.quantity),
    stopLoss: toStopLoss(stopLoss),
    ...(takeProfit === undefined ? {} : { takeProfit: price(takeProfit) }),
  };
}

function exitOf(request: RequestOf<'EXIT_SIGNAL'>, head: Head): ExitSignal {
  return {
    type: request.type,
    ...head,
    reason: request.reason,
    ...(request.quantity === undefined ? {} : { quantity: quantity(request.quantity) }),
    ...(request.price === undefined ? {} : { price: price(request.price) }),
    ...(request.pnl === undefined ? {} : { pnl: money(request.pnl) }),
  };
}

function adjustmentOf(request: RequestOf<'STOP_ADJUSTMENT'>, head: Head): StopAdjustment {
  return {
    type: request.type,
    ...head,
    newStop: toStopLoss(request.newStop),
    reason: request.reason,
    ...(request.price === undefined ? {} : { price: price(request.price) }),
    mayLoosen: request.mayLoosen,
  };
}
