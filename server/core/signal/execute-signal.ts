import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { decideSubmit, intentOf } from '../order/decide-submit';
import type { Actor, OrderOrigin } from '../order/order-origin';
import type { OrderParams } from '../order/order-params';
import { closingOrder } from '../position/closing-order';
import { type Bracket, heldBy } from '../protection/bracket';
import { exitEvents, heldByNone, isWholeExit } from '../protection/decide-close';
import { entryReference } from '../protection/entry-reference';
import { isBeyond } from '../protection/is-beyond';
import { middleOf, planProtection } from '../protection/plan-protection';
import { legsOf } from '../protection/protection-gap';
import { gatherCheckContext } from '../risk/gather-check-context';
import { isBlocking, passesRiskChecks, runRiskChecks } from '../risk/risk-checks';
import { addQuantity, noQuantity, type Price, price } from '../values/amounts';
import { smaller } from '../values/decimal';
import { formatGrouped } from '../values/format-grouped';
import type { OrderId } from '../values/ids';
import type { EntrySignal, ExitSignal, SignalFacts, SignalVerdict, StopAdjustment } from './signal';
import { blocked, blockedBy, executed, refused } from './signal-verdicts';
import { type StopTerms, stopLevelOf, stopTermsOf } from './stop-loss';

/** What acting on a signal comes to: what happens, the verdict, and the orders it is about. */
export interface SignalAct {
  readonly events: readonly DeskEvent[];
  readonly verdict: SignalVerdict;
  readonly orderIds: readonly OrderId[];
}

/**
 * Acts on a signal: an entry becomes an order with the plan of its protection, an exit asks the
 * brackets of the strategy to close, an adjustment gives them another stop. The rest follows from
 * `decideProtection`. Nothing is half done: without an `executed` verdict nothing was sent.
 */
export function executeSignal(desk: DeskContext, facts: SignalFacts, actor: Actor): SignalAct {
  switch (facts.type) {
    case 'ENTRY_SIGNAL':
      return executeEntry(desk, facts, actor);
    case 'EXIT_SIGNAL':
      return executeExit(desk, facts, actor);
    case 'STOP_ADJUSTMENT':
      return executeAdjustment(desk, facts);
  }
}

/** The verdict that an entry would get now if it could not be sent; undefined when it could. */
export function whatStandsAgainst(
  desk: DeskContext,
  facts: EntrySignal,
  actor: Actor,
): SignalVerdict | undefined {
  const stop = stopOfEntry(desk, facts);
  if ('state' in stop) {
    return stop;
  }
  const account = desk.state.accounts.get(facts.account);
  if (account === undefined) {
    return refused('account-unknown', `there is no account ${facts.account}`);
  }
  const context = gatherCheckContext(
    desk,
    account,
    intentOf(paramsOfEntry(facts), originOf(facts, actor)),
  );
  if (passesRiskChecks(context)) {
    return undefined;
  }
  const verdicts = runRiskChecks(context);
  return verdicts.some(isBlocking) ? blockedBy({ code: 'order-denied', verdicts }) : undefined;
}

/** The price that distances are measured from: the signal's, else the middle of the market. */
export function referenceOf(
  { market }: DeskContext,
  { price, instrument }: SignalFacts,
): Price | undefined {
  return price ?? middleOf(market.quote(instrument));
}

function executeEntry(desk: DeskContext, facts: EntrySignal, actor: Actor): SignalAct {
  const stop = stopOfEntry(desk, facts);
  if ('state' in stop) {
    return without(stop);
  }
  const params = paramsOfEntry(facts);
  const { events, result } = decideSubmit(desk, params, originOf(facts, actor));
  if (!result.ok) {
    const { error } = result;
    const denied = error.code === 'order-denied' && error.orderId ? [error.orderId] : [];
    return { events, verdict: blockedBy(error), orderIds: denied };
  }
  const { orderId } = result.value;
  const { account, instrument, direction, strategy, signalId, takeProfit } = facts;
  const bracket = {
    parentOrderId: orderId,
    ...{ account, instrument, direction, strategy, signalId, stop },
    ...(takeProfit === undefined ? {} : { target: takeProfit }),
  };
  const words = `${params.side} ${formatGrouped(facts.quantity)} ${instrument} ${priceWords(facts)}`;
  return {
    events: [...events, { type: 'BRACKET_OPENED', bracket }],
    verdict: executed(`Executed: ${words}, stop ${stopWords(stop)}.`),
    orderIds: [orderId],
  };
}

function paramsOfEntry(facts: EntrySignal): OrderParams {
  const { account, instrument, direction, orderType, price, quantity, strategy } = facts;
  return {
    account,
    instrument,
    side: direction === 'long' ? 'buy' : 'sell',
    terms:
      orderType === 'limit' && price !== undefined
        ? { orderType: 'limit', limitPrice: price }
        : { orderType: 'market' },
    quantity,
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: false,
    strategy,
    confirm: false,
  };
}

/** The stop's terms, or why the entry cannot be protected as asked. */
function stopOfEntry(desk: DeskContext, facts: EntrySignal): StopTerms | SignalVerdict {
  const { direction, price: named } = facts;
  const market = middleOf(desk.market.quote(facts.instrument));
  const { terms } = paramsOfEntry(facts);
  // Without a market the price that the signal names is all that is known.
  const reference = entryReference(terms, direction, market ?? named);
  const measuredFrom = terms.orderType === 'limit' ? reference?.expected : (named ?? market);
  const planned = planProtection(desk, facts, facts, reference, measuredFrom);
  return planned.ok ? planned.value.stop : refused(planned.error.code, planned.error.words);
}

function executeExit(desk: DeskContext, facts: ExitSignal, actor: Actor): SignalAct {
  const { instrument, quantity, reason, signalId } = facts;
  const own = bracketsOf(desk, facts).filter(
    (bracket) => heldBy(bracket) > 0n || bracket.isEntryOpen,
  );
  if (own.length === 0) {
    return closeUnprotected(desk, facts, actor);
  }
  const brackets = own.filter(({ exit }) => !isWholeExit(exit));
  if (brackets.length === 0) {
    return without(refused('exit-under-way', `${instrument} is being closed already`));
  }
  const events = exitEvents(brackets, quantity, reason, signalId);
  if (events.length === 0) {
    return without(refused('position-not-found', `nothing is held in ${instrument} yet`));
  }
  const legs = brackets.flatMap((bracket) => legsOf(desk.state, bracket));
  const held = brackets.reduce((sum, bracket) => addQuantity(sum, heldBy(bracket)), noQuantity);
  const size = formatGrouped(quantity === undefined ? held : smaller(quantity, held));
  return {
    events,
    verdict: executed(`Executed: ${size} ${instrument} to be closed, ${reason}.`),
    orderIds: legs.map(({ orderId }) => orderId),
  };
}

/** A position that no bracket of the strategy opened: what of it is nobody else's is closed at once. */
function closeUnprotected(desk: DeskContext, facts: ExitSignal, actor: Actor): SignalAct {
  const { account, instrument, quantity } = facts;
  const position = desk.state.accounts.get(account)?.positions.get(instrument);
  if (position === undefined) {
    return without(refused('position-not-found', `there is no position in ${instrument}`));
  }
  const free = heldByNone(desk, account, instrument);
  if (free === 0n) {
    const why = `the position in ${instrument} is another strategy's`;
    return without(refused('position-of-another', why));
  }
  const size = quantity === undefined ? free : smaller(quantity, free);
  const params = closingOrder(position, size, 'day');
  const { events, result } = decideSubmit(desk, params, originOf(facts, actor));
  return result.ok
    ? {
        events,
        verdict: executed(
          `Executed: ${formatGrouped(size)} ${instrument} to be closed, ${facts.reason}.`,
        ),
        orderIds: [result.value.orderId],
      }
    : { events: [], verdict: blockedBy(result.error), orderIds: [] };
}

function executeAdjustment(desk: DeskContext, facts: StopAdjustment): SignalAct {
  const { instrument, newStop, mayLoosen, reason, signalId } = facts;
  const brackets = bracketsOf(desk, facts).filter(({ exit }) => exit === undefined);
  const listed = desk.market.instrument(instrument);
  const market = middleOf(desk.market.quote(instrument));
  if (brackets.length === 0 || listed === undefined) {
    return without(refused('nothing-to-protect', `no stop of the strategy is in ${instrument}`));
  }
  const events: DeskEvent[] = [];
  for (const bracket of brackets) {
    const { direction, parentOrderId } = bracket;
    const stop = stopTermsOf(newStop, direction, referenceOf(desk, facts), listed.tickSize);
    if (stop === undefined) {
      return without(refused('price-missing', 'it names no price and the market has none'));
    }
    if (!mayLoosen && loosens(desk, bracket, stop, market)) {
      const now = stopWords(bracket.stop);
      const why = `the stop at ${now} would be loosened to ${stopWords(stop)}`;
      return without(blocked('stop-would-loosen', why));
    }
    events.push({ type: 'BRACKET_STOP_CHANGED', parentOrderId, stop, reason, signalId });
  }
  const stops = brackets
    .flatMap((bracket) => legsOf(desk.state, bracket))
    .filter(({ origin }) => origin.leg === 'stop');
  const [first] = events;
  const words = first?.type === 'BRACKET_STOP_CHANGED' ? stopWords(first.stop) : '';
  return {
    events,
    verdict: executed(`Executed: the stop in ${instrument} goes to ${words}, ${reason}.`),
    orderIds: stops.map(({ orderId }) => orderId),
  };
}

/** Farther from the market than the stop stands; what cannot be compared counts as farther. */
function loosens(
  desk: DeskContext,
  bracket: Bracket,
  wanted: StopTerms,
  market: Price | undefined,
): boolean {
  const { direction, stop } = bracket;
  if (stop.orderType === 'trailingStop' && wanted.orderType === 'trailingStop') {
    const now = market ?? someMarket;
    return isBeyond(
      direction,
      stopLevelOf(stop, direction, now),
      stopLevelOf(wanted, direction, now),
    );
  }
  const standing = standingLevel(desk, bracket) ?? levelAt(stop, direction, market);
  const level = levelAt(wanted, direction, market);
  return standing === undefined || level === undefined || isBeyond(direction, standing, level);
}

/** Two offsets of one kind compare the same at any market. */
const someMarket = price('100');

/** Where the venue holds the stop now; a trailing one has moved since it was asked for. */
function standingLevel({ state }: DeskContext, bracket: Bracket): Price | undefined {
  for (const { origin, terms } of legsOf(state, bracket)) {
    if (origin.leg === 'stop' && 'stopPrice' in terms && terms.stopPrice !== undefined) {
      return terms.stopPrice;
    }
  }
  return undefined;
}

function levelAt(
  terms: StopTerms,
  direction: Bracket['direction'],
  market: Price | undefined,
): Price | undefined {
  if (terms.orderType === 'stop') {
    return terms.stopPrice;
  }
  return market === undefined ? undefined : stopLevelOf(terms, direction, market);
}

function bracketsOf({ state }: DeskContext, facts: SignalFacts): readonly Bracket[] {
  const { account, instrument, strategy } = facts;
  return (state.bracketsOf.get(account, instrument) ?? [])
    .flatMap((id) => state.brackets.get(id) ?? [])
    .filter((bracket) => bracket.strategy === strategy);
}

function originOf({ strategy, signalId }: SignalFacts, actor: Actor): OrderOrigin {
  return { actor, strategy, signalId };
}

function without(verdict: SignalVerdict): SignalAct {
  return { events: [], verdict, orderIds: [] };
}

function priceWords({ orderType, price }: EntrySignal): string {
  return orderType === 'limit' && price !== undefined
    ? `at ${formatGrouped(price)}`
    : 'at the market';
}

function stopWords(stop: StopTerms): string {
  if (stop.orderType === 'stop') {
    return formatGrouped(stop.stopPrice);
  }
  const { trailingOffset: offset } = stop;
  return offset.kind === 'price'
    ? `${formatGrouped(offset.distance)} behind the market`
    : `${formatGrouped(offset.share * 100n)}% behind the market`;
}
