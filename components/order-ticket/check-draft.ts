import { decimalOf, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import type { Instrument } from '@/contract/instrument';
import type { OrderRequestInput } from '@/contract/order-request';
import { readNumber } from './read-number';
import { neighboursOnGrid } from './step-number';
import { hasField, type TicketDraft, type TicketField } from './ticket-draft';

export interface CheckedDraft {
  /** What would be sent; absent while a field is wrong. */
  readonly request: OrderRequestInput | undefined;
  readonly errors: Readonly<Partial<Record<TicketField, string>>>;
}

/** Reads the ticket. Every message says what would be right; whether the order passes, the desk says. */
export function checkDraft(
  draft: TicketDraft,
  instrument: Instrument | undefined,
  nowMs: number,
): CheckedDraft {
  if (instrument === undefined) {
    const error =
      draft.instrument === ''
        ? 'Choose an instrument, such as AAPL.'
        : `There is no ${draft.instrument} here: choose one from the list.`;
    return { request: undefined, errors: { instrument: error } };
  }
  const errors: Partial<Record<TicketField, string>> = {};
  const quantity = read(errors, 'quantity', draft.quantity, (units) =>
    quantityProblem(units, instrument),
  );
  const price = (field: 'limitPrice' | 'stopPrice') =>
    hasField(draft.orderType, field)
      ? read(errors, field, draft[field], (units) => priceProblem(units, instrument))
      : undefined;
  const stopPrice = price('stopPrice');
  const limitPrice = price('limitPrice');
  const trailingOffset = readTrailing(errors, draft, instrument);
  const expiresAt = readExpiry(errors, draft, nowMs);
  if (quantity === undefined || Object.keys(errors).length > 0) {
    return { request: undefined, errors };
  }
  const request: OrderRequestInput = {
    clientOrderId: draft.clientOrderId,
    instrument: instrument.instrument,
    side: draft.side,
    orderType: draft.orderType,
    quantity,
    timeInForce: draft.timeInForce,
    reduceOnly: draft.reduceOnly,
    postOnly: draft.postOnly,
    ...(limitPrice === undefined ? {} : { limitPrice }),
    ...(stopPrice === undefined ? {} : { stopPrice }),
    ...(trailingOffset === undefined ? {} : { trailingOffset }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
  return { request, errors };
}

type Errors = Partial<Record<TicketField, string>>;

function read(
  errors: Errors,
  field: TicketField,
  typed: string,
  problemOf: (units: bigint) => string | undefined,
): string | undefined {
  const number = readNumber(typed);
  const problem =
    number.problem ?? (number.units === 0n ? 'Must be more than zero.' : problemOf(number.units));
  if (problem !== undefined) {
    errors[field] = problem;
    return undefined;
  }
  return decimalOf(number.units ?? 0n);
}

function quantityProblem(units: bigint, instrument: Instrument): string | undefined {
  const { lotSize, minQuantity, maxQuantity, quantityDecimals } = instrument;
  const shown = (text: string) => formatFigure(text, { decimals: quantityDecimals });
  if (units % unitsOf(lotSize) !== 0n) {
    const [below, above] = neighboursOnGrid(units, unitsOf(lotSize));
    return `Must be a multiple of the lot ${shown(lotSize)}: ${shown(below)} or ${shown(above)}.`;
  }
  if (units < unitsOf(minQuantity)) {
    return `Must be at least ${shown(minQuantity)}.`;
  }
  if (maxQuantity !== undefined && units > unitsOf(maxQuantity)) {
    return `Must be at most ${shown(maxQuantity)}.`;
  }
  return undefined;
}

function priceProblem(units: bigint, { tickSize, priceDecimals }: Instrument): string | undefined {
  const tick = unitsOf(tickSize);
  if (units % tick === 0n) {
    return undefined;
  }
  const [below, above] = neighboursOnGrid(units, tick);
  const shown = (text: string) => formatFigure(text, { decimals: priceDecimals });
  return `Must be a multiple of the tick ${shown(tickSize)}: ${shown(below)} or ${shown(above)}.`;
}

function readTrailing(
  errors: Errors,
  draft: TicketDraft,
  instrument: Instrument,
): string | undefined {
  if (draft.orderType !== 'trailingStop') {
    return undefined;
  }
  const isPercent = draft.trailingKind === 'percent';
  const offset = read(errors, 'trailingOffset', draft.trailingOffset, (units) =>
    isPercent ? shareProblem(units) : priceProblem(units, instrument),
  );
  return offset === undefined || !isPercent ? offset : `${offset}%`;
}

function shareProblem(units: bigint): string | undefined {
  return units < 10_000_000_000n ? undefined : 'Must be less than 100 %.';
}

function readExpiry(errors: Errors, draft: TicketDraft, nowMs: number): string | undefined {
  if (draft.timeInForce !== 'goodTillDate') {
    return undefined;
  }
  const moment = new Date(draft.expiresAt);
  if (Number.isNaN(moment.getTime())) {
    errors.expiresAt = 'Choose the day and time until which it is good.';
    return undefined;
  }
  if (moment.getTime() <= nowMs) {
    errors.expiresAt = 'Must lie in the future.';
    return undefined;
  }
  return moment.toISOString();
}
