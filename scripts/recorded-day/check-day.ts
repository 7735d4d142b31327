import { checkBooks } from './check-books';
import { checkFills, type FillRules } from './check-fills';
import { checkStops } from './check-stops';
import type { IndependentTape } from './independent-tape';
import { type RecordedDayRun, recordedDay } from './run-recorded-day';
import { units } from './units';

/** Everything that is not as it has to be in a played day, a sentence each; empty when all is well. */
export function checkDay(run: RecordedDayRun, tape: IndependentTape): string[] {
  return [
    ...checkFills(run.closed.fills, tape, rulesOf(run)),
    ...checkStops(run, tape),
    ...checkBooks(run.open).map((sentence) => `before the close: ${sentence}`),
    ...checkBooks(run.closed).map((sentence) => `after the close: ${sentence}`),
    ...checkMark(run, tape),
    ...checkOrders(run),
    ...checkAnswers(run),
    ...checkJournal(run),
  ];
}

/** The rules by which fills are judged, with every limit price that each order was ever given. */
export function rulesOf({ sent, changes, paper }: RecordedDayRun): FillRules {
  const limitsOf = new Map<string, bigint[]>();
  const note = (orderId: string, limitPrice: string | undefined): void => {
    if (limitPrice !== undefined) {
      limitsOf.set(orderId, [...(limitsOf.get(orderId) ?? []), units(limitPrice)]);
    }
  };
  for (const { answer } of sent) {
    if (answer.ok) {
      note(answer.body.orderId, answer.body.limitPrice);
    }
  }
  for (const { orderId, limitPrice } of changes) {
    note(orderId, limitPrice);
  }
  const { opensAt, closesAt } = recordedDay;
  return { opensAt, closesAt, limitsOf, slippageRatio: units(paper.slippagePercent) / 100n };
}

/** While the market is open a position is valued at the middle of the quote that stands. */
function checkMark({ open }: RecordedDayRun, tape: IndependentTape): string[] {
  const [position] = open.positions;
  const quote = tape.quotesIn(recordedDay.closesAt - 1_000)[0]?.quote;
  if (position === undefined || quote === undefined) {
    return ['before the close: no position to value'];
  }
  const middle = (quote.bid + quote.ask) / 2n;
  return units(position.markPrice ?? '0') === middle
    ? []
    : [`before the close: marked at ${position.markPrice}, between ${quote.bid} and ${quote.ask}`];
}

/** What an order says it has filled is what its fills add up to, and nothing is left open. */
function checkOrders({ orders, closed }: RecordedDayRun): string[] {
  return orders.flatMap((order) => {
    const own = closed.fills.filter(({ orderId }) => orderId === order.orderId);
    const filled = own.reduce((sum, { quantity }) => sum + units(quantity), 0n);
    const isClosed = ['denied', 'rejected', 'filled', 'canceled', 'expired'].includes(order.status);
    return [
      ...(filled === units(order.cumulativeQuantity)
        ? []
        : [`${order.orderId} says ${order.cumulativeQuantity} filled, its fills say otherwise`]),
      ...(isClosed && units(order.leavesQuantity) === 0n
        ? []
        : [`${order.orderId} is ${order.status} with ${order.leavesQuantity} left`]),
      ...(filled <= units(order.quantity) ? [] : [`${order.orderId} is overfilled`]),
    ];
  });
}

/** Mistakes are refused, repeats are the same order, everything else was taken or says why not. */
function checkAnswers({ sent, orders }: RecordedDayRun): string[] {
  const wrong = sent.flatMap(({ planned, answer, again }) => {
    const isMistakeTaken = planned.wrong !== undefined && answer.ok;
    const isAnotherOrder =
      again !== undefined &&
      (again.ok !== answer.ok ||
        (again.ok && answer.ok && again.body.orderId !== answer.body.orderId));
    return [
      ...(isMistakeTaken ? [`${planned.name}: ${planned.wrong} was taken`] : []),
      ...(isAnotherOrder ? [`${planned.name}: sent twice, it became two`] : []),
    ];
  });
  const names = new Set(orders.map(({ clientOrderId }) => clientOrderId));
  return names.size === orders.length ? wrong : [...wrong, 'two orders have one client order id'];
}

function checkJournal({ events, verification }: RecordedDayRun): string[] {
  const back = events.filter((event, index) => {
    const before = events[index - 1];
    return before !== undefined && Date.parse(event.time) < Date.parse(before.time);
  });
  return [
    ...(verification.intact ? [] : ['the chain of the journal is broken']),
    ...(verification.rows === events.length ? [] : ['not every row of the journal was read']),
    ...back.map(({ sequence }) => `time goes back at row ${sequence} of the journal`),
  ];
}
