import { formatDecimal } from '../core/values/decimal';
import type { ExecutionReport } from '../ports/execution-venue';

/** A report as a short line: `new`, `trade 100 @ 10.02 taker`, `canceled price-protection`. */
export function inWords(report: ExecutionReport): string {
  switch (report.executionType) {
    case 'new':
      return report.stopPrice === undefined
        ? 'new'
        : `new, stop ${formatDecimal(report.stopPrice)}`;
    case 'trade': {
      const { quantity, price, liquidity } = report.fill;
      return `trade ${formatDecimal(quantity)} @ ${formatDecimal(price)} ${liquidity}`;
    }
    case 'replaced':
      return `replaced ${formatDecimal(report.quantity)}`;
    case 'stopMoved':
      return `stopMoved ${formatDecimal(report.stopPrice)}`;
    case 'triggered':
      return 'triggered';
    default:
      return `${report.executionType} ${report.reason}`;
  }
}
