import { addMoney, type Money } from '../values/amounts';
import { divide, larger } from '../values/decimal';

/** Money paid in (positive) or out, and what was owned just before. */
export interface Payment {
  readonly amount: Money;
  readonly equity: Money;
}

/**
 * The highest equity after money was paid in or out. It grows or shrinks by the share by which equity
 * does, so that the same share of it is lost: with half of the money gone, the peak is half. Where
 * nothing was owned before or is left after, no share can be told: it moves by the amount. Rounded
 * half to even. Source: trading rules 5; time-weighted returns of the GIPS standards.
 */
export function peakAfterPayment(peak: Money, { amount, equity }: Payment): Money {
  const highest = larger(peak, equity);
  const after = addMoney(equity, amount);
  return equity <= 0n || after <= 0n
    ? addMoney(highest, amount)
    : (divide(highest * after, equity, 'halfEven') as Money);
}
