import type { AccountValuation } from './paper-account';
import { shareOf } from './paper-settings';
import { referencePrice } from './reference-price';
import type { TradingFloor } from './trading-floor';

/** Values accounts at the market's prices and the margin share of the settings in force. */
export function floorValuation(floor: TradingFloor): AccountValuation {
  return {
    markOf: (instrument) => referencePrice(floor.market.quote(instrument)),
    get initialMargin() {
      return shareOf(floor.settings.initialMarginPercent);
    },
    get version() {
      return floor.priceVersion;
    },
  };
}
