import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import {
  type AdjustedPosition,
  adjustPosition,
  repricePosition,
} from '../position/adjust-position';
import type { ClosedPosition } from '../position/position';
import { type Money, noPrice, one, type Price, type Quantity } from '../values/amounts';
import { formatGrouped } from '../values/format-grouped';
import type { AccountId, BreakId, InstrumentId } from '../values/ids';
import { failure, success } from '../values/result';
import type { Break } from './break';
import { equityNow } from './payment-of';
import type { RepairResult } from './repair-result';

/** Moves the desk's position by the difference, and to the venue's average price where both agree. */
export function repairPosition(desk: DeskContext, found: Break): RepairResult {
  const { evidence, instrument, account } = found;
  if (evidence.of !== 'position' || instrument === undefined) {
    return failure({ code: 'repair-not-offered', breakId: found.id, choice: 'setPosition' });
  }
  const before = desk.state.accounts.get(account)?.positions.get(instrument);
  const { quantityChange, statedPrice } = evidence;
  if (quantityChange === 0n && before === undefined) {
    return failure({ code: 'repair-out-of-date', breakId: found.id });
  }
  const at = { now: desk.now, sequence: desk.state.sequence + 1 };
  const multiplier = before?.multiplier ?? desk.market.instrument(instrument)?.multiplier ?? one;
  const price = statedPrice === noPrice ? markOr(desk, instrument) : statedPrice;
  const adjusted =
    quantityChange === 0n && before !== undefined
      ? repricePosition(before, statedPrice, at)
      : adjustPosition(before, { account, instrument, multiplier }, quantityChange, price, at);
  const undo = {
    of: 'position' as const,
    instrument,
    quantityChange,
    price,
    valueChange: adjusted.valueChange,
    sequence: at.sequence,
    ...(before === undefined ? {} : { before }),
  };
  const step =
    quantityChange === 0n
      ? `The average price of ${instrument} becomes ${formatGrouped(statedPrice)}.`
      : `The position in ${instrument} moves by ${formatGrouped(quantityChange)} at ${formatGrouped(price)}, without cash and without realized P&L.`;
  const worth = equityNow(desk, account);
  const change = { instrument, quantityChange, adjusted, ...worth };
  const events = adjustmentEvents(account, change, found.id);
  return success({ events, undo: [undo], steps: [step] });
}

export interface PositionChange {
  readonly instrument: InstrumentId;
  readonly quantityChange: Quantity;
  readonly adjusted: AdjustedPosition;
  readonly equity?: Money;
  readonly reopens?: ClosedPosition;
}

/** The adjustment, and what it did to the position's life, for those who read the journal. */
export function adjustmentEvents(
  account: AccountId,
  { instrument, quantityChange, adjusted, equity, reopens }: PositionChange,
  breakId: BreakId,
): readonly DeskEvent[] {
  const { position, closed, opened, valueChange } = adjusted;
  const events: DeskEvent[] = [
    {
      type: 'POSITION_ADJUSTED',
      account,
      instrument,
      quantityChange,
      valueChange,
      ...(equity === undefined ? {} : { equity }),
      ...(position === undefined ? {} : { position }),
      ...(reopens === undefined ? {} : { reopens }),
      reconciliation: breakId,
    },
  ];
  if (closed !== undefined) {
    events.push({ type: 'POSITION_CLOSED', account, instrument, position: closed });
  }
  if (opened && position !== undefined) {
    events.push({ type: 'POSITION_OPENED', account, instrument, position });
  }
  return events;
}

export function repairCash(desk: DeskContext, found: Break): RepairResult {
  const { evidence, account } = found;
  if (evidence.of !== 'cash') {
    return failure({ code: 'repair-not-offered', breakId: found.id, choice: 'setCash' });
  }
  const { cashChange } = evidence;
  return success({
    events: [
      {
        type: 'CASH_ADJUSTED',
        account,
        cashChange,
        ...equityNow(desk, account),
        reconciliation: found.id,
      },
    ],
    undo: [{ of: 'cash', cashChange }],
    steps: [
      `Cash moves by ${formatGrouped(cashChange)}, as money paid ${cashChange > 0n ? 'in' : 'out'}.`,
    ],
  });
}

/** Where the venue names no price the mark has to do; at worst zero, which is seen in the preview. */
function markOr(desk: DeskContext, instrument: InstrumentId): Price {
  return desk.market.mark(instrument)?.price ?? noPrice;
}
