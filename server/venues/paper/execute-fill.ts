import type { Liquidity } from '../../core/order/fill';
import {
  addMoney,
  notional,
  type Price,
  type Quantity,
  subtractMoney,
  toQuantity,
} from '../../core/values/amounts';
import { smaller } from '../../core/values/decimal';
import { toExecutionId } from '../../core/values/ids';
import type { VenueFill } from '../../ports/execution-venue';
import { closeOrder, leaveFloor } from './close-order';
import { commissionOf, feesOf } from './commission-model';
import { leavesOf, type PaperOrder } from './paper-order';
import { roomToReduce } from './paper-position';
import { reportHead } from './report-head';
import type { TradingFloor } from './trading-floor';

export interface Execution {
  readonly quantity: Quantity;
  readonly price: Price;
  readonly liquidity: Liquidity;
  readonly why: string;
}

/** What an order may fill now: its leaves, or less when it may only reduce. */
export function fillableQuantity(floor: TradingFloor, order: PaperOrder): Quantity {
  const leaves = leavesOf(order);
  if (!order.request.reduceOnly) {
    return leaves;
  }
  const position = floor.accountOf(order).position(order.request.instrument);
  return smaller(leaves, roomToReduce(position, order.request.side));
}

/**
 * Books a fill: order, commission, cash and position in one step, then the report. Reduce-only
 * orders that have nothing left to reduce afterwards are canceled.
 */
export function executeFill(floor: TradingFloor, order: PaperOrder, execution: Execution): void {
  const fill = makeFill(floor, order, execution);
  const { instrument, account } = order.request;
  order.cumulativeQuantity = toQuantity(order.cumulativeQuantity + fill.quantity);
  order.filledNotional = addMoney(
    order.filledNotional,
    notional(fill.quantity, fill.price, order.multiplier),
  );
  order.transactTime = fill.transactTime;
  floor.accountOf(order).bookFill(fill, order.multiplier);
  floor.fills.add(fill);
  floor.unsaved.noteAccount(account);
  floor.unsaved.notePosition(account, instrument);
  const isFilled = order.cumulativeQuantity >= order.quantity;
  order.status = isFilled ? 'filled' : 'partiallyFilled';
  if (isFilled) {
    leaveFloor(floor, order);
  } else {
    floor.touch(order);
  }
  floor.tell(order, { executionType: 'trade', ...reportHead(floor, order), fill });
  cancelWithoutRoom(floor, order);
}

function makeFill(
  floor: TradingFloor,
  order: PaperOrder,
  { quantity, price, liquidity, why }: Execution,
): VenueFill {
  const { request, multiplier } = order;
  order.fillCount += 1;
  floor.counts.fills += 1;
  order.fees = addMoney(
    order.fees,
    feesOf(floor.settings, { quantity, price, multiplier, liquidity }),
  );
  const owed = commissionOf(floor.settings, order.fees);
  const commission = subtractMoney(owed, order.commission);
  order.commission = owed;
  return {
    executionId: toExecutionId(`${order.venueOrderId}-${order.fillCount}`),
    clientOrderId: request.clientOrderId,
    venueOrderId: order.venueOrderId,
    account: request.account,
    instrument: request.instrument,
    side: request.side,
    quantity,
    price,
    commission,
    liquidity,
    transactTime: floor.clock.now(),
    why,
  };
}

function cancelWithoutRoom(floor: TradingFloor, filled: PaperOrder): void {
  const { account, instrument } = filled.request;
  const position = floor.accountOf(filled).position(instrument);
  const open = floor.pits.get(instrument)?.open ?? [];
  for (const order of [...open]) {
    const { request, place } = order;
    const isBound = request.reduceOnly && request.account === account;
    const isHere = order === filled || place.at !== 'travelling';
    if (isBound && isHere && roomToReduce(position, request.side) === 0n) {
      closeOrder(floor, order, 'canceled', 'reduce-only-nothing-to-reduce');
    }
  }
}
