import { absoluteUnits, decimalOf, multiplyUnits, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import { figureText } from '@/components/ui/limit-words';
import type { Account } from '@/contract/account';
import type { Order } from '@/contract/order';
import type { Position } from '@/contract/position';
import type { RiskLimits } from '@/contract/risk-limits';
import type { LimitScope } from '@/contract/verdict';

/** What is open now, as the page knows it. */
export interface OpenNow {
  readonly orders: readonly Order[];
  readonly positions: readonly Position[];
  readonly account: Account | undefined;
}

/** What limits as typed would do to what is open now: one sentence each; none: nothing is beyond them. */
export function limitEffects(
  limits: RiskLimits,
  scope: LimitScope,
  open: OpenNow,
): readonly string[] {
  const orders = open.orders.filter((order) => isOrderInScope(order, scope));
  const positions = open.positions.filter((position) => isPositionInScope(position, scope));
  return [
    ...sizeEffects(limits, positions),
    ...orderEffects(limits, orders),
    ...accountEffects(limits, open, scope),
    ...listEffects(limits, orders, positions),
  ];
}

function isOrderInScope(order: Order, { kind, id }: LimitScope): boolean {
  switch (kind) {
    case 'desk':
      return true;
    case 'account':
      return order.account === id;
    case 'operator':
      return order.origin.user === id;
    case 'strategy':
      return order.origin.strategy === id;
    case 'instrument':
      return order.instrument === id;
  }
}

function isPositionInScope(position: Position, { kind, id }: LimitScope): boolean {
  switch (kind) {
    case 'account':
      return position.account === id;
    case 'instrument':
      return position.instrument === id;
    case 'desk':
    case 'operator':
    case 'strategy':
      return true;
  }
}

function sizeEffects({ maxPositionSize }: RiskLimits, positions: readonly Position[]): string[] {
  if (maxPositionSize === undefined) {
    return [];
  }
  return positions.flatMap(({ instrument, quantity }) => {
    const over = absoluteUnits(unitsOf(quantity)) - unitsOf(maxPositionSize);
    return over <= 0n
      ? []
      : [
          `${instrument} stands at ${formatFigure(quantity)}, ${formatFigure(decimalOf(over))} over: nothing may be added, exits go through.`,
        ];
  });
}

function orderEffects(
  { maxOrderQuantity, maxOrderValue }: RiskLimits,
  orders: readonly Order[],
): string[] {
  const effects: string[] = [];
  if (maxOrderQuantity !== undefined) {
    const limit = unitsOf(maxOrderQuantity);
    const larger = orders.filter(({ quantity }) => unitsOf(quantity) > limit);
    effects.push(...largerOrders(larger, 'ask for more than one order may'));
  }
  if (maxOrderValue !== undefined) {
    const limit = unitsOf(maxOrderValue);
    const dearer = orders.filter(
      ({ quantity, limitPrice }) =>
        limitPrice !== undefined && multiplyUnits(unitsOf(quantity), unitsOf(limitPrice)) > limit,
    );
    effects.push(...largerOrders(dearer, 'are worth more than one order may be'));
  }
  return effects;
}

function largerOrders(orders: readonly Order[], what: string): string[] {
  if (orders.length === 0) {
    return [];
  }
  const named = orders
    .slice(0, 3)
    .map(({ side, quantity, instrument }) => `${side} ${formatFigure(quantity)} ${instrument}`);
  const rest = orders.length > 3 ? ` and ${orders.length - 3} more` : '';
  return [`Working orders that ${what} keep working: ${named.join(', ')}${rest}.`];
}

function accountEffects(
  limits: RiskLimits,
  { account, positions }: OpenNow,
  scope: LimitScope,
): string[] {
  if (account === undefined || (scope.kind === 'account' && scope.id !== account.account)) {
    return [];
  }
  const { maxDailyOrders, maxOpenPositions, minAccountBalance, maxLeverage } = limits;
  const { ordersToday, cash, leverage } = account;
  const effects: string[] = [];
  if (maxDailyOrders !== undefined && ordersToday >= maxDailyOrders) {
    effects.push(
      `${formatFigure(String(ordersToday))} orders were sent today: no entry until the next trading day.`,
    );
  }
  if (maxOpenPositions !== undefined && positions.length >= maxOpenPositions) {
    effects.push(
      `${positions.length === 1 ? '1 position is' : `${positions.length} positions are`} open: no other instrument may be entered until one is closed.`,
    );
  }
  if (minAccountBalance !== undefined && unitsOf(cash) < unitsOf(minAccountBalance)) {
    effects.push(`Cash is ${figureText('money', cash)}, below it: no entry that costs cash.`);
  }
  if (maxLeverage !== undefined && unitsOf(leverage) > unitsOf(maxLeverage)) {
    effects.push(`Leverage is ${figureText('times', leverage)}: nothing that raises it.`);
  }
  return [...effects, ...lossEffects(limits, account)];
}

function lossEffects({ maxDailyLoss, maxDrawdown }: RiskLimits, account: Account): string[] {
  const { dayPnL, drawdown } = account;
  const loss = -unitsOf(dayPnL);
  const effects: string[] = [];
  if (maxDailyLoss !== undefined && loss > 0n && loss >= unitsOf(maxDailyLoss)) {
    effects.push(
      `The day has lost ${figureText('money', decimalOf(loss))}: the desk goes to reduce-only.`,
    );
  }
  if (maxDrawdown !== undefined && unitsOf(drawdown) > unitsOf(maxDrawdown)) {
    effects.push(`Drawdown is ${figureText('share', drawdown)}: the desk goes to reduce-only.`);
  }
  return effects;
}

function listEffects(
  { allowList = [], blockList = [] }: RiskLimits,
  orders: readonly Order[],
  positions: readonly Position[],
): string[] {
  const allowed = new Set(allowList.map(({ instrument }) => instrument));
  const blocked = new Set(blockList.map(({ instrument }) => instrument));
  const isShut = (instrument: string) =>
    blocked.has(instrument) || (allowed.size > 0 && !allowed.has(instrument));
  const held = unique(positions.map(({ instrument }) => instrument).filter(isShut));
  const working = unique(orders.map(({ instrument }) => instrument).filter(isShut));
  return [
    ...(held.length === 0
      ? []
      : [`Held and shut for entries: ${held.join(', ')}. Exits go through.`]),
    ...(working.length === 0
      ? []
      : [
          `Orders that work already keep working: ${working.join(', ')}. Cancel them if they should not.`,
        ]),
  ];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
