import type { AccountState } from '../account/account';
import type { DeskContext } from '../desk/desk-context';
import type { OrderOrigin } from '../order/order-origin';
import type { OrderParams } from '../order/order-params';
import type { OrderPreview } from '../risk/order-preview';
import { previewOrder } from '../risk/preview-order';
import { type Money, notional, one, type Price, toPrice } from '../values/amounts';
import { absolute } from '../values/decimal';
import { type EntryProblem, type PlannedEntry, planEntry } from './plan-entry';
import type { Protection } from './plan-protection';

/** An order with what would protect it; `protection` is absent when it asks for none. */
export interface EntryPreview extends OrderPreview {
  readonly protection?: ProtectionPreview;
}

export type ProtectionPreview =
  | ({ readonly state: 'refused' } & EntryProblem)
  | {
      readonly state: 'planned';
      /** Where the stop would stand, and where the order is expected to fill. */
      readonly stopPrice: Price;
      readonly expectedPrice: Price;
      /** Both move with the market until the order is sent. */
      readonly isMoving: boolean;
      /** What the stop would lose if hit and the target earn, before fees. */
      readonly loss: Money;
      readonly takeProfit?: Price;
      readonly gain?: Money;
    };

/** What would become of an order with its protection if it were sent now. Nothing is changed. */
export function previewEntry(
  desk: DeskContext,
  account: AccountState,
  params: OrderParams,
  origin: OrderOrigin,
): EntryPreview {
  const preview = previewOrder(desk, account, params, origin);
  if (params.protection === undefined) {
    return preview;
  }
  const planned = planEntry(desk, params, params.protection);
  return planned.ok
    ? { ...preview, protection: outcomeOf(desk, params, params.protection, planned.value) }
    : { ...preview, passes: false, protection: { state: 'refused', ...planned.error } };
}

function outcomeOf(
  { market }: DeskContext,
  { instrument, quantity }: OrderParams,
  { takeProfit }: Protection,
  { level, reference }: PlannedEntry,
): ProtectionPreview {
  const { expected, isMoving } = reference;
  const multiplier = market.instrument(instrument)?.multiplier ?? one;
  const worth = (price: Price) =>
    notional(quantity, toPrice(absolute(price - expected)), multiplier, 'halfEven');
  return {
    ...{ state: 'planned', stopPrice: level, expectedPrice: expected, isMoving },
    loss: worth(level),
    ...(takeProfit === undefined ? {} : { takeProfit, gain: worth(takeProfit) }),
  };
}
