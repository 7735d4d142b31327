import type { AccountState } from '../account/account';
import { buyingPowerOf, equityOf, leverageOf } from '../account/account-figures-of';
import type { Valuation } from '../account/valuation';
import type { DeskContext } from '../desk/desk-context';
import { intentOf } from '../order/decide-submit';
import type { OrderOrigin } from '../order/order-origin';
import type { OrderParams } from '../order/order-params';
import { signOf } from '../order/side';
import {
  addQuantity,
  noQuantity,
  type Quantity,
  subtractMoney,
  toMoney,
  toQuantity,
} from '../values/amounts';
import { smaller } from '../values/decimal';
import type { CheckContext } from './check-context';
import { gatherCheckContext } from './gather-check-context';
import type { OrderPreview, PreviewFigures } from './order-preview';
import { blocking, isBlocking, runRiskChecks } from './risk-checks';
import type { RiskCode } from './risk-verdict';

/**
 * What would become of an order if it were sent now: the same checks on the same state as the
 * sending, so at one sequence the two never disagree. Nothing is changed.
 */
export function previewOrder(
  desk: DeskContext,
  account: AccountState,
  params: OrderParams,
  origin: OrderOrigin,
): OrderPreview {
  const contextFor = (quantity: Quantity) =>
    gatherCheckContext(desk, account, intentOf({ ...params, quantity }, origin));
  const context = contextFor(params.quantity);
  const verdicts = runRiskChecks(context);
  const { capacityPrice, orderValue } = context;
  const largest = largestThatPasses(context, contextFor);
  return {
    passes: blocking(verdicts).length === 0,
    verdicts,
    sequence: desk.state.sequence,
    ...(capacityPrice === undefined ? {} : { worstPrice: capacityPrice }),
    ...(orderValue === undefined ? {} : { orderValue }),
    before: figuresBefore(account, context),
    after: figuresAfter(account, context),
    largestQuantity: largest.quantity,
    ...(largest.boundBy === undefined ? {} : { boundBy: largest.boundBy }),
  };
}

function figuresBefore(
  account: AccountState,
  { valuation, position }: CheckContext,
): PreviewFigures {
  return {
    position,
    cash: account.cash,
    ...capitalFigures(account, valuation, valuation.grossIfFilled),
  };
}

/** As if the order were filled at the price that capacity is held at. */
function figuresAfter(account: AccountState, context: CheckContext): PreviewFigures {
  const { intent, valuation, position, orderValue, projectedGross } = context;
  if (orderValue === undefined || projectedGross === undefined) {
    return figuresBefore(account, context);
  }
  const sign = signOf(intent.side);
  return {
    position: addQuantity(position, toQuantity(intent.openQuantity * sign)),
    cash: subtractMoney(account.cash, toMoney(orderValue * sign)),
    ...capitalFigures(account, valuation, projectedGross),
  };
}

function capitalFigures(account: AccountState, valuation: Valuation, held: bigint) {
  const equity = equityOf(account, valuation);
  const marginUsed = valuation.marginFor(toMoney(held));
  return {
    marginUsed,
    buyingPower: buyingPowerOf(equity, marginUsed, valuation.initialMargin),
    leverage: leverageOf(toMoney(held), equity),
  };
}

interface Largest {
  readonly quantity: Quantity;
  readonly boundBy?: RiskCode;
}

/**
 * The largest quantity in whole lots that every check lets pass. What a limit lets pass it lets pass
 * in any smaller size down to the minimum, so halving finds it in some 30 looks.
 */
function largestThatPasses(
  { instrument, intent }: CheckContext,
  contextFor: (quantity: Quantity) => CheckContext,
): Largest {
  if (instrument === undefined) {
    return { quantity: noQuantity, boundBy: 'instrument-unknown' };
  }
  const { lotSize, maxQuantity } = instrument;
  const blockedAt = (lots: bigint) =>
    runRiskChecks(contextFor(toQuantity(lots * lotSize))).find(isBlocking)?.code;
  const smallest = intent.reduceOnly ? 1n : divideUp(instrument.minQuantity, lotSize);
  const first = blockedAt(smallest);
  if (first !== undefined) {
    return { quantity: noQuantity, boundBy: first };
  }
  const ceiling = (maxQuantity ?? toQuantity(10n ** 18n)) / lotSize;
  let passes = smallest;
  let fails = smaller(ceiling, smallest * 2n);
  while (fails < ceiling && blockedAt(fails) === undefined) {
    passes = fails;
    fails = smaller(ceiling, fails * 2n);
  }
  if (blockedAt(fails) === undefined) {
    return { quantity: toQuantity(fails * lotSize) };
  }
  while (fails - passes > 1n) {
    const middle = (passes + fails) / 2n;
    if (blockedAt(middle) === undefined) {
      passes = middle;
    } else {
      fails = middle;
    }
  }
  const boundBy = blockedAt(fails);
  return { quantity: toQuantity(passes * lotSize), ...(boundBy === undefined ? {} : { boundBy }) };
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
