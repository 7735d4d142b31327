import { absoluteUnits, decimalOf, multiplyUnits, unitsOf } from '@/components/ui/decimal';
import type { Instrument } from '@/contract/instrument';
import type { OrderRequestInput } from '@/contract/order-request';
import { measuresFromMarket, percentLevel, type Reference, referenceOf } from './stop-level';

/** What an order makes of its protection, measured from where it may fill, before fees. */
export interface ProtectionOutcome {
  readonly stopLevel: string;
  /** The stop is so far from a market that moves: where it will stand is known when it is sent. */
  readonly isAbout: boolean;
  readonly loss: string;
  readonly target: string | undefined;
  readonly gain: string | undefined;
}

/** Undefined for an order without protection, and while there is no price to measure from. */
export function protectionOutcome(
  request: OrderRequestInput,
  instrument: Pick<Instrument, 'tickSize' | 'multiplier'>,
  market: string | undefined,
): ProtectionOutcome | undefined {
  const reference = referenceOf(request, market);
  const level =
    reference === undefined ? undefined : levelOf(request, reference, instrument.tickSize);
  if (reference === undefined || level === undefined) {
    return undefined;
  }
  const size = multiplyUnits(unitsOf(String(request.quantity)), unitsOf(instrument.multiplier));
  const worth = (price: bigint) =>
    decimalOf(multiplyUnits(absoluteUnits(price - reference.units), size));
  const target = request.takeProfit === undefined ? undefined : String(request.takeProfit);
  return {
    stopLevel: decimalOf(level),
    isAbout: request.stopLoss?.kind === 'percent' && measuresFromMarket(request.orderType),
    loss: worth(level),
    target,
    gain: target === undefined ? undefined : worth(unitsOf(target)),
  };
}

/** The two kinds that the ticket has. */
function levelOf(
  { stopLoss, side }: OrderRequestInput,
  reference: Reference,
  tickSize: string,
): bigint | undefined {
  switch (stopLoss?.kind) {
    case 'fixed':
      return unitsOf(String(stopLoss.price));
    case 'percent':
      return percentLevel(unitsOf(String(stopLoss.percent)), side, reference, unitsOf(tickSize));
    default:
      return undefined;
  }
}
