import type { RepairPreview as PreviewOnTheWire } from '../../../contract/reconciliation';
import type { BooksAndFigures, RepairPreview } from '../../core/reconciliation/preview-repair';
import type { LimitNode } from '../../core/risk/risk-limits';
import { formatDecimal } from '../../core/values/decimal';
import { limitUses } from './limit-utilization';
import { presentAccountFigures } from './present-account';
import { presentOrder } from './present-order';
import { presentBookedPosition } from './present-position';
import { presentBreak } from './present-reconciliation';

/** A repair as it is shown before it is done. */
export function presentRepair(
  preview: RepairPreview,
  limits: ReadonlyMap<string, LimitNode>,
): PreviewOnTheWire {
  const { found, choice, steps, positions, orders, before, after, basis } = preview;
  return {
    break: presentBreak(found),
    choice,
    steps: [...steps],
    positions: positions.map(({ id, before: held, after: holds }) => ({
      instrument: id,
      before: held === undefined ? null : presentBookedPosition(held),
      after: holds === undefined ? null : presentBookedPosition(holds),
    })),
    orders: orders.map(({ before: was, after: is }) => ({
      before: was === undefined ? null : presentOrder(was),
      after: is === undefined ? null : presentOrder(is),
    })),
    account: { before: presentFigures(before), after: presentFigures(after) },
    limits: limitRows(limits, before, after),
    basis,
  };
}

function presentFigures({ books, figures }: BooksAndFigures) {
  return {
    ...presentAccountFigures(figures),
    cash: formatDecimal(books.cash),
    netDeposits: formatDecimal(books.netDeposits),
    realizedPnL: formatDecimal(books.realizedPnL),
    commission: formatDecimal(books.commission),
  };
}

/** Limits that the repair moves come first. */
function limitRows(
  limits: ReadonlyMap<string, LimitNode>,
  before: BooksAndFigures,
  after: BooksAndFigures,
): PreviewOnTheWire['limits'] {
  const used = limitUses(limits, before.books, before.figures);
  const rows = limitUses(limits, after.books, after.figures).flatMap((then, index) => {
    const now = used[index];
    return now === undefined ? [] : [{ before: now, after: then }];
  });
  const isMoved = (row: PreviewOnTheWire['limits'][number]) =>
    row.before.current !== row.after.current;
  return [...rows.filter(isMoved), ...rows.filter((row) => !isMoved(row))];
}
