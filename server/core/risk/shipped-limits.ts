import { money, quantity, ratio } from '../values/amounts';
import type { RiskLimits } from './risk-limits';

/**
 * The limits a new desk starts with. They let a day of 100 000 small orders pass and stop what is
 * large for an account of one million.
 */
export const shippedLimits: RiskLimits = {
  maxPositionSize: quantity('1000000'),
  maxOrderQuantity: quantity('500000'),
  maxOrderValue: money('250000'),
  maxDailyOrders: 250_000,
  maxOpenPositions: 100,
  minAccountBalance: money('10000'),
  maxLeverage: ratio('2'),
  maxDailyLoss: money('50000'),
  maxDrawdown: ratio('0.1'),
};
