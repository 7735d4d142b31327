import type { TableModel } from './use-table-model';

/** Moves one column to where another stands. */
export function moveColumn<Row>(
  { settings, change }: TableModel<Row>,
  id: string,
  to: string,
): void {
  const target = settings.order.indexOf(to);
  const others = settings.order.filter((one) => one !== id);
  change({ order: [...others.slice(0, target), id, ...others.slice(target)] });
}
