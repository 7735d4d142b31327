import { unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import type { Instrument } from '@/contract/instrument';
import type { OrderRequestInput } from '@/contract/order-request';
import { checkProtection } from './check-protection';
import {
  type NumberRule,
  priceRule,
  readField,
  shareRule,
  type TicketErrors,
} from './field-problems';
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
  const errors: TicketErrors = {};
  const quantity = readField(errors, 'quantity', draft.quantity, quantityRule(instrument, draft));
  const price = (field: 'limitPrice' | 'stopPrice') =>
    hasField(draft.orderType, field)
      ? readField(errors, field, draft[field], priceRule(instrument))
      : undefined;
  const stopPrice = price('stopPrice');
  const limitPrice = price('limitPrice');
  const trailingOffset = readTrailing(errors, draft, instrument);
  const expiresAt = readExpiry(errors, draft, nowMs);
  const protection = checkProtection(errors, draft, instrument);
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
    ...protection,
  };
  return { request, errors };
}

function quantityRule(instrument: Instrument, { reduceOnly }: TicketDraft): NumberRule {
  const { lotSize, minQuantity, maxQuantity, quantityDecimals } = instrument;
  const shown = (text: string) => formatFigure(text, { decimals: quantityDecimals });
  return {
    whenEmpty: `Type how many: at least ${shown(minQuantity)}, in lots of ${shown(lotSize)}.`,
    decimals: quantityDecimals,
    problemOf: (units) => {
      if (units % unitsOf(lotSize) !== 0n) {
        const [below, above] = neighboursOnGrid(units, unitsOf(lotSize));
        return `Must be a multiple of the lot ${shown(lotSize)}: ${shown(below)} or ${shown(above)}.`;
      }
      // The least is for what enters: a rest of a position may be less.
      if (units < unitsOf(minQuantity) && !reduceOnly) {
        return `Must be at least ${shown(minQuantity)}.`;
      }
      return maxQuantity !== undefined && units > unitsOf(maxQuantity)
        ? `Must be at most ${shown(maxQuantity)}.`
        : undefined;
    },
  };
}

function readTrailing(
  errors: TicketErrors,
  draft: TicketDraft,
  instrument: Instrument,
): string | undefined {
  if (draft.orderType !== 'trailingStop') {
    return undefined;
  }
  const isPercent = draft.trailingKind === 'percent';
  const rule = isPercent ? shareRule : priceRule(instrument);
  const offset = readField(errors, 'trailingOffset', draft.trailingOffset, rule);
  return offset === undefined || !isPercent ? offset : `${offset}%`;
}

function readExpiry(errors: TicketErrors, draft: TicketDraft, nowMs: number): string | undefined {
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
