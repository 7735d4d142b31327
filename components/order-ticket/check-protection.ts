import { decimalOf, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import type { Instrument } from '@/contract/instrument';
import type { OrderRequestInput } from '@/contract/order-request';
import { priceProblem, readField, shareProblem, type TicketErrors } from './field-problems';
import {
  isLosing,
  isWinning,
  measuresFromMarket,
  percentLevel,
  type Reference,
} from './stop-level';
import { carriesProtection, type TicketDraft } from './ticket-draft';

type Protection = Pick<OrderRequestInput, 'stopLoss' | 'takeProfit'>;

interface Measure {
  readonly draft: TicketDraft;
  readonly instrument: Instrument;
  /** Undefined: what it is measured from is missing, or wrong itself. */
  readonly reference: Reference | undefined;
}

/** Reads the stop and the target of the ticket; notes in `errors` what would be right. */
export function checkProtection(errors: TicketErrors, measure: Measure): Protection {
  const { draft, reference } = measure;
  if (!carriesProtection(draft)) {
    return {};
  }
  const stopLoss = readStopLoss(errors, measure);
  const takeProfit =
    draft.takeProfit.trim() === ''
      ? undefined
      : readField(errors, 'takeProfit', draft.takeProfit, (units) => targetProblem(units, measure));
  if (reference === undefined && measuresFromMarket(draft.orderType)) {
    errors.stopLoss ??= 'The market has no price to measure from: give the order a limit price.';
  }
  return {
    ...(stopLoss === undefined ? {} : { stopLoss }),
    ...(takeProfit === undefined ? {} : { takeProfit }),
  };
}

function readStopLoss(errors: TicketErrors, measure: Measure): Protection['stopLoss'] {
  const { stopLoss, stopLossKind } = measure.draft;
  if (stopLossKind === 'percent') {
    const percent = readField(errors, 'stopLoss', stopLoss, (units) =>
      percentProblem(units, measure),
    );
    return percent === undefined ? undefined : { kind: 'percent', percent };
  }
  const price = readField(errors, 'stopLoss', stopLoss, (units) => stopProblem(units, measure));
  return price === undefined ? undefined : { kind: 'fixed', price };
}

function percentProblem(
  units: bigint,
  { draft: { side }, instrument, reference }: Measure,
): string | undefined {
  const problem = shareProblem(units);
  if (problem !== undefined || reference === undefined) {
    return problem;
  }
  const level = percentLevel(units, side, reference, unitsOf(instrument.tickSize));
  return isLosing(level, side, reference)
    ? undefined
    : `Must be at least one tick away from ${shown(reference, instrument)}: type more.`;
}

function stopProblem(
  units: bigint,
  { draft: { side }, instrument, reference }: Measure,
): string | undefined {
  const problem = priceProblem(units, instrument);
  if (problem !== undefined || reference === undefined || isLosing(units, side, reference)) {
    return problem;
  }
  return `Must lie ${side === 'buy' ? 'below' : 'above'} ${shown(reference, instrument)}.`;
}

function targetProblem(
  units: bigint,
  { draft: { side }, instrument, reference }: Measure,
): string | undefined {
  const problem = priceProblem(units, instrument);
  if (problem !== undefined || reference === undefined || isWinning(units, side, reference)) {
    return problem;
  }
  return `Must lie ${side === 'buy' ? 'above' : 'below'} ${shown(reference, instrument)}.`;
}

function shown({ name, units }: Reference, { priceDecimals }: Instrument): string {
  return `${name} ${formatFigure(decimalOf(units), { decimals: priceDecimals })}`;
}
