import type { Liquidity } from '../../core/order/fill';
import {
  addMoney,
  type Money,
  notional,
  one,
  type Price,
  portion,
  type Quantity,
  type Ratio,
} from '../../core/values/amounts';
import { larger } from '../../core/values/decimal';
import { type PaperSettings, shareOf } from './paper-settings';

export interface CommissionTerms {
  readonly quantity: Quantity;
  readonly price: Price;
  readonly multiplier: Ratio;
  readonly liquidity: Liquidity;
}

/** The fees of one fill before any minimum: per unit, of the value, and for making or taking. */
export function feesOf(settings: PaperSettings, terms: CommissionTerms): Money {
  const { quantity, price, multiplier, liquidity } = terms;
  const byLiquidity = liquidity === 'maker' ? settings.makerPercent : settings.takerPercent;
  const perUnit = notional(quantity, settings.commission, one);
  if (settings.commissionPercent === 0n && byLiquidity === 0n) {
    return perUnit;
  }
  const value = notional(quantity, price, multiplier);
  const byValue = portion(value, shareOf(settings.commissionPercent));
  return addMoney(perUnit, addMoney(byValue, portion(value, shareOf(byLiquidity))));
}

/**
 * What an order has cost in all, given the fees of all its fills: never less than the minimum of
 * an order. With no minimum, rebates may make it negative.
 */
export function commissionOf(settings: PaperSettings, fees: Money): Money {
  return settings.minimumCommission > 0n ? larger(fees, settings.minimumCommission) : fees;
}
