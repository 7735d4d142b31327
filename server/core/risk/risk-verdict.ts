/** The stable names of every pre-trade check, in the order in which they run. Trading rules 3. */
export const riskCodes = [
  'desk-mode',
  'kill-latch',
  'instrument-unknown',
  'instrument-not-open',
  'instrument-restricted',
  'reconciliation-break',
  'order-shape',
  'price-missing',
  'price-stale',
  'order-quantity-above-limit',
  'order-value-above-limit',
  'position-size-above-limit',
  'open-positions-above-limit',
  'daily-orders-above-limit',
  'leverage-above-limit',
  'balance-below-minimum',
  'buying-power-exceeded',
  'reduce-only-not-reducing',
] as const;
export type RiskCode = (typeof riskCodes)[number];

/** What is watched after the trade, whether or not anybody sends an order. Trading rules 3, 15 and 16. */
export const lossCodes = ['daily-loss-above-limit', 'drawdown-above-limit'] as const;
export type LossCode = (typeof lossCodes)[number];

export const verdictCodes = [...riskCodes, ...lossCodes] as const;
export type VerdictCode = (typeof verdictCodes)[number];

/** Where a limit stands in the tree of limits. */
export const limitScopeKinds = ['desk', 'account', 'operator', 'strategy', 'instrument'] as const;
export type LimitScopeKind = (typeof limitScopeKinds)[number];

export interface LimitScope {
  readonly kind: LimitScopeKind;
  /** Absent for the desk itself. */
  readonly id?: string;
}

/** What a figure of a verdict counts. */
export type RiskUnit = 'quantity' | 'money' | 'price' | 'ratio' | 'count' | 'seconds' | 'none';

/**
 * What came of looking at one limit. `limit`, `current`, `projected` and `headroom` are fixed-point with 8
 * decimals in the unit named (a count of 3 is 3.00000000); absent where the check has no number.
 * `headroom` is what is left under the limit after this order; negative = by how much it is over.
 */
export interface VerdictOn<Code extends VerdictCode> {
  readonly code: Code;
  readonly passed: boolean;
  readonly severity: 'block' | 'warn';
  readonly scope: LimitScope;
  readonly unit: RiskUnit;
  readonly limit?: bigint;
  readonly current?: bigint;
  readonly projected?: bigint;
  readonly headroom?: bigint;
  /** The fact behind a check without numbers ("mode is halted", "tick is 0.01"). */
  readonly detail?: string;
}

/** The outcome of one pre-trade check. */
export type RiskVerdict = VerdictOn<RiskCode>;

/** A loss beyond its limit: always with its numbers, and never passed. */
export type LossVerdict = VerdictOn<LossCode>;
