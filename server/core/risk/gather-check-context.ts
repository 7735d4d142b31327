import type { AccountState } from '../account/account';
import { equityOf } from '../account/account-figures-of';
import { highestPrice } from '../account/sorted-prices';
import type { InstrumentExposure } from '../account/valuation';
import type { DeskContext } from '../desk/desk-context';
import type { Order } from '../order/order';
import { countedLeaves, countedWorstPrice, isCounted } from '../order/order-exposure';
import { holdingBreak } from '../reconciliation/reconciliation-state';
import {
  addMoney,
  addQuantity,
  noMoney,
  noPrice,
  noQuantity,
  notional,
  type Price,
  type Quantity,
  type Ratio,
  subtractMoney,
  subtractQuantity,
} from '../values/amounts';
import { assert } from '../values/assert';
import { absolute, larger } from '../values/decimal';
import { capacityPrice } from './capacity-price';
import type { CheckContext, OrderIntent } from './check-context';
import type { LimitNode } from './risk-limits';

type CountedExposure = CheckContext['exposure'];

/**
 * Gathers what the checks look at. `replaced` is the order that a replace would change: it is taken
 * out of the sums, since the intent stands for it at its larger size.
 */
export function gatherCheckContext(
  desk: DeskContext,
  account: AccountState,
  intent: OrderIntent,
  replaced?: Order,
): CheckContext {
  const { state, market, now, settings } = desk;
  const valuation = desk.valuations.get(account.account);
  assert(valuation !== undefined, `account ${account.account} is valued`);
  const quote = market.quote(intent.instrument);
  const position = account.positions.get(intent.instrument)?.quantity ?? noQuantity;
  const exposure = exposureWithout(account, intent, replaced);
  const price = capacityPrice(intent.side, intent.terms, quote, settings.collar, now);
  const instrument = market.instrument(intent.instrument);
  const isValued = price !== undefined && instrument !== undefined;
  const isExit = provesReduction(intent, position, exposure);
  return {
    isPassOnly: true,
    intent,
    now,
    mode: desk.canRecord || state.mode === 'killed' ? state.mode : 'halted',
    latchedScopes: state.latchedScopes,
    instrument,
    holdingBreak: holdingBreak(state.reconciliation, intent.account, intent.instrument),
    instrumentStatus: market.status(intent.instrument),
    quote,
    account,
    valuation,
    limitNodes: limitNodesOf(state.limits, intent),
    position,
    exposure,
    openBuyCost: buyCostWithout(account, replaced, exposure),
    capacityPrice: price,
    orderValue: isValued
      ? notional(intent.openQuantity, price, instrument.multiplier, 'up')
      : undefined,
    equity: equityOf(account, valuation),
    projectedGross: isValued
      ? valuation.projectGross(
          intent.instrument,
          projectedExposure(intent, position, exposure, price, instrument.multiplier),
        )
      : undefined,
    isExit,
    isReducing: isExit || asksForLess(intent, price, replaced),
  };
}

/** The instrument with the order among its open ones. */
function projectedExposure(
  intent: OrderIntent,
  position: Quantity,
  exposure: CountedExposure,
  price: Price,
  multiplier: Ratio,
): InstrumentExposure {
  const isBuy = intent.side === 'buy';
  const { buyLeaves, sellLeaves, worstBuyPrice, worstSellPrice } = exposure;
  return {
    multiplier,
    position,
    buyLeaves: isBuy ? addQuantity(buyLeaves, intent.openQuantity) : buyLeaves,
    sellLeaves: isBuy ? sellLeaves : addQuantity(sellLeaves, intent.openQuantity),
    worstBuyPrice: isBuy ? larger(worstBuyPrice, price) : worstBuyPrice,
    worstSellPrice: isBuy ? worstSellPrice : larger(worstSellPrice, price),
  };
}

/** Against the position, and no more than what the orders already working against it leave. */
function provesReduction(
  intent: OrderIntent,
  position: Quantity,
  exposure: CountedExposure,
): boolean {
  const isBuy = intent.side === 'buy';
  const isAgainst = isBuy ? position < 0n : position > 0n;
  const working = workingAgainst(intent, exposure);
  return isAgainst && intent.openQuantity <= subtractQuantity(absolute(position), working);
}

/**
 * What the open orders of its side hold already. A leg of a bracket is sized to the part of the
 * position that is its bracket's, whoever else would close it too: it must never be kept out.
 */
function workingAgainst({ side, origin }: OrderIntent, exposure: CountedExposure): Quantity {
  if (origin.leg !== undefined) {
    return noQuantity;
  }
  return side === 'buy' ? exposure.buyLeaves : exposure.sellLeaves;
}

/** A replace that asks for no more, at no higher price, frees capacity and takes none. */
function asksForLess(
  intent: OrderIntent,
  price: Price | undefined,
  replaced: Order | undefined,
): boolean {
  return (
    replaced !== undefined &&
    price !== undefined &&
    price <= countedWorstPrice(replaced) &&
    intent.openQuantity <= countedLeaves(replaced)
  );
}

function limitNodesOf(
  limits: ReadonlyMap<string, LimitNode>,
  { account, instrument, origin }: OrderIntent,
): readonly LimitNode[] {
  const ofDesk = limits.get('desk');
  const nodes: LimitNode[] = ofDesk === undefined ? [] : [ofDesk];
  if (limits.size > 1) {
    add(nodes, limits.get(`account:${account}`));
    if ('user' in origin.actor) {
      add(nodes, limits.get(`operator:${origin.actor.user}`));
    }
    if (origin.strategy !== undefined) {
      add(nodes, limits.get(`strategy:${origin.strategy}`));
    }
    add(nodes, limits.get(`instrument:${instrument}`));
  }
  return nodes;
}

function add(nodes: LimitNode[], node: LimitNode | undefined): void {
  if (node !== undefined) {
    nodes.push(node);
  }
}

const emptyExposure: CountedExposure = {
  buyLeaves: noQuantity,
  sellLeaves: noQuantity,
  worstBuyPrice: noPrice,
  worstSellPrice: noPrice,
};

function exposureWithout(
  account: AccountState,
  { instrument }: OrderIntent,
  replaced: Order | undefined,
): CountedExposure {
  const exposure = account.exposures.get(instrument);
  if (exposure === undefined) {
    return emptyExposure;
  }
  if (replaced === undefined || !isCounted(replaced)) {
    return exposure;
  }
  const leaves = countedLeaves(replaced);
  const isBuy = replaced.side === 'buy';
  const worst = worstOfOthers(isBuy ? exposure.buyPrices : exposure.sellPrices, replaced);
  return isBuy
    ? {
        buyLeaves: subtractQuantity(exposure.buyLeaves, leaves),
        sellLeaves: exposure.sellLeaves,
        worstBuyPrice: worst,
        worstSellPrice: exposure.worstSellPrice,
      }
    : {
        buyLeaves: exposure.buyLeaves,
        sellLeaves: subtractQuantity(exposure.sellLeaves, leaves),
        worstBuyPrice: exposure.worstBuyPrice,
        worstSellPrice: worst,
      };
}

/** The highest price of a side once one of the replaced order's is taken out. */
function worstOfOthers(prices: readonly Price[], replaced: Order): Price {
  const worst = highestPrice(prices);
  return worst === countedWorstPrice(replaced) ? (prices.at(-2) ?? noPrice) : worst;
}

function buyCostWithout(
  account: AccountState,
  replaced: Order | undefined,
  exposure: CountedExposure,
) {
  const standing = replaced && account.exposures.get(replaced.instrument);
  if (standing === undefined || standing === exposure) {
    return account.openBuyCost;
  }
  const { multiplier } = standing;
  const costAfter =
    exposure.buyLeaves === noQuantity
      ? noMoney
      : notional(exposure.buyLeaves, exposure.worstBuyPrice, multiplier, 'up');
  return addMoney(subtractMoney(account.openBuyCost, standing.buyCost), costAfter);
}
