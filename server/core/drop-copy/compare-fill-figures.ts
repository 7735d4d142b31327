import type { VenueFill } from '../order/execution-report';
import type { Fill } from '../order/fill';
import type { Difference } from '../reconciliation/break';
import type { BreakKind, BreakSeverity } from '../reconciliation/break-words';
import { severityOfGap } from '../reconciliation/compare-orders';
import { formatDecimal } from '../values/decimal';
import { toClientOrderId, toVenueOrderId } from '../values/ids';
import type { DropCopyFill, DropCopySubject } from './drop-copy';
import { subjectOfCopy } from './drop-copy-findings';

/**
 * One execution that both sides have, figure by figure; undefined when they agree. What is worst
 * gives the break its name, and the sentence names all that differs.
 */
export function compareFillFigures(
  copy: DropCopySubject,
  own: Fill,
  told: DropCopyFill,
): Difference | undefined {
  const apart = figuresApart(own, told);
  const worst = apart[0];
  if (worst === undefined) {
    return undefined;
  }
  const { executionId, orderId } = own;
  const rows = apart.map(({ name, desk, source }) => `${name} ${desk} here and ${source} there`);
  return {
    ...subjectOfCopy(copy, executionId),
    kind: worst.kind,
    severity: worst.severity,
    instrument: own.instrument,
    ...(orderId === undefined ? {} : { orderId }),
    executionId,
    desk: {
      isKnown: true,
      status: own.side,
      quantity: own.quantity,
      price: own.price,
      commission: own.commission,
    },
    atVenue: {
      isKnown: true,
      status: told.side,
      quantity: told.quantity,
      price: told.price,
      ...(told.commission === undefined ? {} : { commission: told.commission }),
    },
    explanation: `Fill ${executionId} is not the same in drop copy ${copy.name}: ${rows.join(', ')}.`,
    evidence: { of: 'booked', executionId, stated: asStated(copy, own, told) },
    choices: ['replaceFill', 'ignore'],
  };
}

/** What the source does not tell stays as it is booked. */
function asStated(copy: DropCopySubject, own: Fill, told: DropCopyFill): VenueFill {
  return {
    executionId: told.executionId,
    clientOrderId: told.clientOrderId ?? toClientOrderId(''),
    venueOrderId: told.venueOrderId ?? toVenueOrderId(''),
    account: copy.account,
    instrument: told.instrument,
    side: told.side,
    quantity: told.quantity,
    price: told.price,
    commission: told.commission ?? own.commission,
    liquidity: own.liquidity,
    transactTime: own.transactTime,
    why: `corrected as drop copy ${copy.name} of ${copy.tradingDay} tells it`,
  };
}

interface Apart {
  readonly kind: BreakKind;
  readonly severity: BreakSeverity;
  readonly name: string;
  readonly desk: string;
  readonly source: string;
}

/** Worst first. */
function figuresApart(own: Fill, told: DropCopyFill): readonly Apart[] {
  const apart: Apart[] = [];
  if (own.instrument !== told.instrument) {
    const [desk, source] = [own.instrument, told.instrument];
    apart.push({ kind: 'fill-instrument', severity: 'critical', name: 'instrument', desk, source });
  }
  if (own.side !== told.side) {
    const [desk, source] = [own.side, told.side];
    apart.push({ kind: 'fill-side', severity: 'critical', name: 'side', desk, source });
  }
  if (own.quantity !== told.quantity) {
    const [desk, source] = [formatDecimal(own.quantity), formatDecimal(told.quantity)];
    const severity = severityOfGap(own.quantity, told.quantity);
    apart.push({ kind: 'fill-quantity', severity, name: 'quantity', desk, source });
  }
  if (own.price !== told.price) {
    const [desk, source] = [formatDecimal(own.price), formatDecimal(told.price)];
    apart.push({ kind: 'fill-price', severity: 'medium', name: 'price', desk, source });
  }
  if (told.commission !== undefined && own.commission !== told.commission) {
    const [desk, source] = [formatDecimal(own.commission), formatDecimal(told.commission)];
    apart.push({ kind: 'fill-commission', severity: 'low', name: 'commission', desk, source });
  }
  return apart;
}
