import type { Money } from '../values/amounts';
import { divide, larger, scale, smaller } from '../values/decimal';
import type { MoneyFacts } from './ledger-facts';
import { bookKindOf, isInPeriod, isSelected, type Selection } from './selection';

/** How many trades ended with a net P&L of at least `from` and less than `to`. */
export interface DistributionBin {
  readonly from: Money;
  readonly to: Money;
  readonly count: number;
}

const binsWanted = 20n;

/**
 * The trades of a selection by their net P&L, in bins of one width that begin at zero, so that no bin
 * holds both wins and losses. The width is 1, 2 or 5 times a power of ten. Empty bins between are
 * there; without trades there is none.
 */
export function tradeDistribution(
  { trades }: MoneyFacts,
  selection: Selection,
): readonly DistributionBin[] {
  const kind = bookKindOf(selection);
  const nets: bigint[] = [];
  for (const trade of trades[kind]) {
    if (isSelected(selection, trade) && isInPeriod(selection, trade.time)) {
      nets.push(trade.position.realizedPnL - trade.position.commission);
    }
  }
  return nets.length === 0 ? [] : binned(nets);
}

function binned(nets: readonly bigint[]): readonly DistributionBin[] {
  const lowest = nets.reduce(smaller, 0n);
  const highest = nets.reduce(larger, 0n);
  const width = niceWidth(highest - lowest);
  const counts = new Map<bigint, number>();
  for (const net of nets) {
    const bin = divide(net, width, 'floor');
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const bins: DistributionBin[] = [];
  const last = divide(highest, width, 'floor');
  for (let bin = divide(lowest, width, 'floor'); bin <= last; bin += 1n) {
    const from = (bin * width) as Money;
    bins.push({ from, to: (from + width) as Money, count: counts.get(bin) ?? 0 });
  }
  return bins;
}

/** The smallest of 1, 2, 5, 10, 20, 50, … hundredths that takes at most the bins wanted. */
function niceWidth(range: bigint): bigint {
  let power = scale / 100n;
  for (;;) {
    for (const times of [1n, 2n, 5n]) {
      if (power * times * binsWanted >= range) {
        return power * times;
      }
    }
    power *= 10n;
  }
}
