import type { ExecutionReport, VenueFill } from '../../core/order/execution-report';
import type { Order } from '../../core/order/order';
import type { ExecutionVenue, VenueOrder } from '../../ports/execution-venue';

/** What every report about an order begins with. */
export function reportHead(venue: ExecutionVenue, found: VenueOrder) {
  return {
    venue: venue.name,
    account: found.account,
    clientOrderId: found.clientOrderId,
    venueOrderId: found.venueOrderId,
    transactTime: found.transactTime,
  };
}

/** A fill from the venue's list, as the report that would have told it. */
export function tradeReport(venue: ExecutionVenue, fill: VenueFill): ExecutionReport {
  return {
    executionType: 'trade',
    venue: venue.name,
    account: fill.account,
    clientOrderId: fill.clientOrderId,
    venueOrderId: fill.venueOrderId,
    transactTime: fill.transactTime,
    fill,
  };
}

/** What the venue's record of an order says, as the reports that would have told it. */
export function reportsOf(
  venue: ExecutionVenue,
  order: Order,
  found: VenueOrder,
): readonly ExecutionReport[] {
  const about = reportHead(venue, found);
  const reason = found.reason ?? 'found when the venue was asked';
  if (found.status === 'rejected') {
    return [{ ...about, executionType: 'rejected', reason }];
  }
  const stopPrice = found.terms.orderType === 'trailingStop' ? found.terms.stopPrice : undefined;
  const reports: ExecutionReport[] = [
    { ...about, executionType: 'new', ...(stopPrice === undefined ? {} : { stopPrice }) },
  ];
  const { quantity, terms } = found;
  if (quantity !== order.quantity || !sameTerms(order, found)) {
    reports.push({ ...about, executionType: 'replaced', quantity, terms });
  }
  switch (found.status) {
    case 'triggered':
      reports.push({ ...about, executionType: 'triggered' });
      break;
    case 'canceled':
      reports.push({ ...about, executionType: 'canceled', reason });
      break;
    case 'expired':
      reports.push({ ...about, executionType: 'expired', reason });
      break;
    case 'working':
    case 'partiallyFilled':
    case 'filled':
      break;
  }
  return reports;
}

/** Whether two sets of terms ask the same. A trailing stop moves by itself: that is no replace. */
export function sameTerms(order: Order, found: VenueOrder): boolean {
  const ours = order.terms;
  const theirs = found.terms;
  return (
    ours.orderType === theirs.orderType &&
    (ours.orderType === 'trailingStop' ||
      (('limitPrice' in ours ? ours.limitPrice : undefined) ===
        ('limitPrice' in theirs ? theirs.limitPrice : undefined) &&
        ('stopPrice' in ours ? ours.stopPrice : undefined) ===
          ('stopPrice' in theirs ? theirs.stopPrice : undefined)))
  );
}
