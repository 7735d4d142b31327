import type { Price, Quantity } from '../values/amounts';
import type { ExecutionReport, VenueFill } from './execution-report';
import type { OrderTerms, TrailingOffset } from './order-terms';

/** Every member that any type of report has. */
type Members = Omit<ExecutionReport, 'executionType'> & {
  executionType: ExecutionReport['executionType'];
  reason?: string;
  fill?: VenueFill;
  quantity?: Quantity;
  terms?: OrderTerms;
  stopPrice?: Price;
};

/**
 * The desk's own record of a report: the members of its type and no other, whatever else the venue has
 * put there, and nothing that the venue could still change.
 *
 * Filled in member by member, so that all reports of a type have one shape: each record that is spread
 * and added to gets a shape of its own, and whoever reads many of those pays several times as much.
 */
export function ownReport(report: ExecutionReport): ExecutionReport {
  const own: Members = {
    executionType: report.executionType,
    venue: report.venue,
    account: report.account,
    clientOrderId: report.clientOrderId,
    venueOrderId: report.venueOrderId,
    transactTime: report.transactTime,
  };
  switch (report.executionType) {
    case 'trade':
      own.fill = ownFill(report.fill);
      break;
    case 'replaced':
      own.quantity = report.quantity;
      own.terms = ownTerms(report.terms);
      break;
    case 'new':
      if (report.stopPrice !== undefined) {
        own.stopPrice = report.stopPrice;
      }
      break;
    case 'stopMoved':
      own.stopPrice = report.stopPrice;
      break;
    case 'triggered':
      break;
    default:
      own.reason = report.reason;
  }
  // The members of its type are those that the switch has filled in.
  return own as ExecutionReport;
}

function ownFill(fill: VenueFill): VenueFill {
  return {
    executionId: fill.executionId,
    clientOrderId: fill.clientOrderId,
    venueOrderId: fill.venueOrderId,
    account: fill.account,
    instrument: fill.instrument,
    side: fill.side,
    quantity: fill.quantity,
    price: fill.price,
    commission: fill.commission,
    liquidity: fill.liquidity,
    transactTime: fill.transactTime,
    why: fill.why,
  };
}

function ownTerms(terms: OrderTerms): OrderTerms {
  switch (terms.orderType) {
    case 'market':
      return { orderType: 'market' };
    case 'limit':
      return { orderType: 'limit', limitPrice: terms.limitPrice };
    case 'stop':
      return { orderType: 'stop', stopPrice: terms.stopPrice };
    case 'stopLimit':
      return {
        orderType: 'stopLimit',
        stopPrice: terms.stopPrice,
        limitPrice: terms.limitPrice,
      };
    case 'trailingStop': {
      const trailingOffset = ownOffset(terms.trailingOffset);
      return terms.stopPrice === undefined
        ? { orderType: 'trailingStop', trailingOffset }
        : { orderType: 'trailingStop', trailingOffset, stopPrice: terms.stopPrice };
    }
  }
}

function ownOffset(offset: TrailingOffset): TrailingOffset {
  return offset.kind === 'price'
    ? { kind: 'price', distance: offset.distance }
    : { kind: 'percent', share: offset.share };
}
