import type { Side } from '../../core/order/side';
import { noMoney, type Price, type Quantity } from '../../core/values/amounts';
import {
  type AccountId,
  type InstrumentId,
  toClientOrderId,
  toExecutionId,
  toVenueOrderId,
} from '../../core/values/ids';
import type { ExecutionReport, VenueFill } from '../../ports/execution-venue';
import type { TradingFloor } from './trading-floor';

/** A trade that another system made in the same account. */
export interface TradeElsewhere {
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly quantity: Quantity;
  /** The side of the quote it would hit, when absent. */
  readonly price?: Price;
  /** Whether the desk hears of it by a report; else it has to find it. */
  readonly isTold: boolean;
}

/**
 * Books the trade in the venue's own books; `tell` is called where the desk is to hear of it. Undefined
 * when there is no price or no such account.
 */
export function tradeElsewhere(
  floor: TradingFloor,
  trade: TradeElsewhere,
  tell: (report: ExecutionReport) => void,
): VenueFill | undefined {
  const { account, instrument, side, quantity, isTold } = trade;
  const books = floor.accounts.get(account);
  const quote = floor.market.quote(instrument);
  const price = trade.price ?? (side === 'buy' ? quote?.ask : quote?.bid) ?? quote?.last;
  const multiplier = floor.instrument(instrument)?.multiplier;
  if (books === undefined || price === undefined || multiplier === undefined) {
    return undefined;
  }
  floor.counts.fills += 1;
  const name = `elsewhere-${floor.counts.fills}`;
  const fill: VenueFill = {
    executionId: toExecutionId(name),
    clientOrderId: toClientOrderId(name),
    venueOrderId: toVenueOrderId(name),
    account,
    instrument,
    side,
    quantity,
    price,
    commission: noMoney,
    liquidity: 'taker',
    transactTime: floor.clock.now(),
    why: 'a trade that was made elsewhere',
  };
  books.bookFill(fill, multiplier);
  floor.fills.add(fill);
  floor.unsaved.noteAccount(account);
  floor.unsaved.notePosition(account, instrument);
  if (isTold) {
    const { clientOrderId, venueOrderId, transactTime } = fill;
    const about = { venue: floor.venue, account, clientOrderId, venueOrderId, transactTime };
    tell({ ...about, executionType: 'trade', fill });
  }
  return fill;
}
