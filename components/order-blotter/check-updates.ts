import { decimalOf, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import { readNumber } from '@/components/ui/read-number';
import type { Instrument } from '@/contract/instrument';
import type { Order } from '@/contract/order';

/** What may be changed of an order, as it is typed. */
export interface UpdateDraft {
  readonly quantity: string;
  readonly limitPrice: string;
  readonly stopPrice: string;
}
export type UpdateField = keyof UpdateDraft;

export interface OrderChange {
  readonly quantity?: string;
  readonly limitPrice?: string;
  readonly stopPrice?: string;
}

export interface CheckedUpdates {
  /** What stands in the fields. */
  readonly draft: UpdateDraft;
  /** What is wrong, by field, and what would be right. */
  readonly errors: Partial<Record<UpdateField, string>>;
  /** What a change means that is allowed all the same. */
  readonly hints: Partial<Record<UpdateField, string>>;
  /** Only what differs from the order; undefined while there is an error or nothing differs. */
  readonly change: OrderChange | undefined;
}

/** The prices that an order of its type has and that can be changed. */
export function updateFieldsOf({ orderType }: Order): readonly UpdateField[] {
  switch (orderType) {
    case 'market':
    case 'trailingStop':
      return ['quantity'];
    case 'limit':
      return ['quantity', 'limitPrice'];
    case 'stop':
      return ['quantity', 'stopPrice'];
    case 'stopLimit':
      return ['quantity', 'stopPrice', 'limitPrice'];
  }
}

/**
 * Checks what is typed against the order and the shape of its instrument. A field that nobody has touched
 * is as the order has it by now: what it was when one began must not go out as a change.
 */
export function checkUpdates(
  order: Order,
  instrument: Instrument | undefined,
  typed: Partial<UpdateDraft>,
): CheckedUpdates {
  const draft = { ...draftOf(order), ...typed };
  const errors: Partial<Record<UpdateField, string>> = {};
  const hints: Partial<Record<UpdateField, string>> = {};
  const change: Partial<Record<UpdateField, string>> = {};
  for (const field of updateFieldsOf(order)) {
    const number = readNumber(draft[field], decimalsOf(field, instrument));
    const error = number.problem ?? errorOf(field, number.units, order, instrument);
    const { units } = number;
    if (error !== undefined) {
      errors[field] = error;
    } else if (units !== undefined && units !== unitsOf(order[field] ?? '')) {
      change[field] = decimalOf(units);
      addHint(hints, field, hintOf(field, units, order));
    }
  }
  const isSendable = Object.keys(errors).length === 0 && Object.keys(change).length > 0;
  return { draft, errors, hints, change: isSendable ? change : undefined };
}

function draftOf(order: Order): UpdateDraft {
  return {
    quantity: order.quantity,
    limitPrice: order.limitPrice ?? '',
    stopPrice: order.stopPrice ?? '',
  };
}

function decimalsOf(field: UpdateField, instrument: Instrument | undefined): number | undefined {
  return field === 'quantity' ? instrument?.quantityDecimals : instrument?.priceDecimals;
}

function errorOf(
  field: UpdateField,
  units: bigint,
  order: Order,
  instrument: Instrument | undefined,
): string | undefined {
  if (units <= 0n) {
    return 'Must be more than zero.';
  }
  return field === 'quantity'
    ? quantityError(units, order, instrument)
    : stepError(units, instrument?.tickSize, 'tick');
}

function quantityError(
  units: bigint,
  order: Order,
  instrument: Instrument | undefined,
): string | undefined {
  if (units < unitsOf(order.cumulativeQuantity)) {
    const done = formatFigure(order.cumulativeQuantity);
    return `${done} are already filled: at least ${done}, or cancel the order.`;
  }
  const least = instrument?.minQuantity;
  const most = instrument?.maxQuantity;
  if (least !== undefined && units < unitsOf(least) && !order.reduceOnly) {
    return `At least ${formatFigure(least)}.`;
  }
  if (most !== undefined && units > unitsOf(most)) {
    return `At most ${formatFigure(most)}.`;
  }
  return stepError(units, instrument?.lotSize, 'lot');
}

/** Names the two nearest values that would be right. */
function stepError(units: bigint, step: string | undefined, name: string): string | undefined {
  const stepUnits = unitsOf(step ?? '0');
  if (stepUnits === 0n || units % stepUnits === 0n) {
    return undefined;
  }
  const below = units - (units % stepUnits);
  const nearest = [below, below + stepUnits]
    .filter((value) => value > 0n)
    .map((value) => formatFigure(decimalOf(value)));
  return `The ${name} is ${formatFigure(decimalOf(stepUnits))}: try ${nearest.join(' or ')}.`;
}

function hintOf(field: UpdateField, units: bigint, order: Order): string | undefined {
  if (field !== 'quantity') {
    return 'A new price goes to the end of the queue.';
  }
  if (units === unitsOf(order.cumulativeQuantity)) {
    return 'That much is filled already: the rest will be canceled.';
  }
  return units > unitsOf(order.quantity)
    ? 'More quantity goes to the end of the queue.'
    : 'Less quantity keeps the place in the queue.';
}

function addHint(
  hints: Partial<Record<UpdateField, string>>,
  field: UpdateField,
  hint: string | undefined,
): void {
  if (hint !== undefined) {
    hints[field] = hint;
  }
}
