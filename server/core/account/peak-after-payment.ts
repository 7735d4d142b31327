import { addMoney, type Money } from '../values/amounts';
import { divide, larger } from '../values/decimal';

/** Money paid in (positive) or out, and what was owned just before. */
export interface Payment {
  readonly amount: Money;
  readonly equity: Money;
}

/**
 * An earlier equity after money was paid in or out, to measure what is owned against. It grows or
 * shrinks by the share by which equity does, so that the same share of it is won or lost: with half of
 * the money gone, it is half. Where nothing was owned before or is left after, no share can be told:
 * it moves by the amount. Rounded half to even. Source: time-weighted returns of the GIPS standards.
 */
export function baseAfterPayment(base: Money, { amount, equity }: Payment): Money {
  const after = addMoney(equity, amount);
  return equity <= 0n || after <= 0n
    ? addMoney(base, amount)
    : (divide(base * after, equity, 'halfEven') as Money);
}

/** The highest equity after money was paid in or out. Source: trading rules 5. */
export function peakAfterPayment(peak: Money, payment: Payment): Money {
  return baseAfterPayment(larger(peak, payment.equity), payment);
}
