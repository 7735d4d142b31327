import type { UnknownOrder, UnknownOrderList } from '../../../contract/unknown-order';
import { countedLeaves, countedWorstPrice } from '../../core/order/order-exposure';
import { notional } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import type { AccountId } from '../../core/values/ids';
import type { Desk, OpenQuestion } from '../../desk';
import { exposureRange } from './present-account-standing';
import { presentTime } from './present-numbers';
import { presentOrder } from './present-order';

/** The worklist of an account with its risk as a range. */
export function presentUnknown(desk: Desk, accountId: AccountId): UnknownOrderList {
  const questions = desk.unknownOrders().filter(({ order }) => order.account === accountId);
  const unknown = questions.map(({ order }) => order).filter(({ status }) => status === 'unknown');
  const range = exposureRange(desk, accountId, unknown);
  return {
    items: questions.map((question) => presentQuestion(desk, question)),
    grossExposureLow: formatDecimal(range.grossLow),
    grossExposureHigh: formatDecimal(range.grossHigh),
    instruments: range.instruments.map(({ instrument, ...figures }) => ({
      instrument,
      position: formatDecimal(figures.position),
      positionLow: formatDecimal(figures.positionLow),
      positionHigh: formatDecimal(figures.positionHigh),
      grossLow: formatDecimal(figures.grossLow),
      grossHigh: formatDecimal(figures.grossHigh),
    })),
  };
}

function presentQuestion(desk: Desk, question: OpenQuestion): UnknownOrder {
  const { order, asked, evidence, looks, nextLookInMs } = question;
  const alert = desk.state.alerts.get(`order-unknown/${order.orderId}`);
  const { pending } = order;
  const ifFilled = notional(countedLeaves(order), countedWorstPrice(order), order.multiplier);
  return {
    order: presentOrder(order),
    asked,
    askedAt: presentTime(pending.operation === 'none' ? order.submittedAt : pending.requestedAt),
    ...(alert === undefined ? {} : { cause: alert.message }),
    evidence: evidence.map(({ at, kind, words }) => ({ at: presentTime(at), kind, words })),
    looks,
    nextLookInMs: nextLookInMs ?? null,
    exposureIfFilled: formatDecimal(ifFilled),
    exposureIfNot: '0',
  };
}
