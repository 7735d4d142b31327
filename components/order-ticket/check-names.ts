import type { Verdict } from '@/contract/verdict';

/** What each check of the desk is called on the screen. */
export const checkNames = {
  'desk-mode': 'Desk mode',
  'kill-latch': 'Kill switch',
  'instrument-unknown': 'Instrument',
  'instrument-not-open': 'Market open',
  'instrument-restricted': 'Allowed to trade',
  'reconciliation-break': 'Reconciliation',
  'order-shape': 'Order shape',
  'price-missing': 'Price known',
  'price-stale': 'Price fresh',
  'order-quantity-above-limit': 'Order quantity',
  'order-value-above-limit': 'Order value',
  'position-size-above-limit': 'Position size',
  'open-positions-above-limit': 'Open positions',
  'daily-orders-above-limit': 'Orders today',
  'leverage-above-limit': 'Leverage',
  'balance-below-minimum': 'Cash balance',
  'buying-power-exceeded': 'Buying power',
  'reduce-only-not-reducing': 'Reduce-only',
} as const satisfies Record<Verdict['code'], string>;
