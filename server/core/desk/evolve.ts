import { evolveAlertRules } from '../alert-rule/evolve-alert-rules';
import { evolveDropCopies } from '../drop-copy/evolve-drop-copies';
import { evolveKill } from '../mode/evolve-kill';
import { noteExcursions } from '../position/note-excursions';
import {
  evolveBracket,
  noteFillOfBracket,
  noteOrderOfBracket,
} from '../protection/evolve-brackets';
import { evolveReconciliation } from '../reconciliation/evolve-reconciliation';
import { noteLoss } from '../risk/evolve-loss';
import { keyOfScope } from '../risk/risk-limits';
import { evolveSignals } from '../signal/evolve-signals';
import { settleClosedPosition } from '../statistics/count-facts';
import { noteEvent } from '../statistics/execution-statistics';
import { assert, assertNever } from '../values/assert';
import { larger } from '../values/decimal';
import type { OrderId } from '../values/ids';
import { evolveWebhooks } from '../webhook/evolve-webhooks';
import { accountOf } from './account-of';
import type { DeskEvent, RecordedEvent } from './desk-event';
import type { DeskState } from './desk-state';
import { adjustBooks } from './evolve-adjustment';
import { noteAlert } from './evolve-alerts';
import { externalFill, newOrder, orderChanged, orderFilled, restoreOrder } from './evolve-orders';
import { openAccount } from './open-account';
import { rollTradingDay } from './roll-trading-day';
import type { Touched } from './touched';

const nothing: Touched = {};
/** As many as a page is told of when it connects; the read tables keep all. */
const closedPositionsKept = 200;

/**
 * Applies one event: the only place where the state changes. Events come in the order of their
 * sequence, live and on replay alike, and the same events always give the same state.
 */
export function evolve(state: DeskState, recorded: RecordedEvent): Touched {
  if (recorded.sequence !== state.sequence + 1) {
    assert(false, `event ${recorded.sequence} follows sequence ${state.sequence}`);
  }
  state.sequence = recorded.sequence;
  noteAlert(state, recorded);
  const touched = withBrackets(state, recorded, applyEvent(state, recorded, recorded.event));
  if (touched.account !== undefined) {
    noteEvent(touched.account.statistics, recorded, touched.order, touched.orderBefore);
  }
  return touched;
}

function withBrackets(state: DeskState, recorded: RecordedEvent, touched: Touched): Touched {
  if (state.brackets.size === 0) {
    return touched;
  }
  const { booked, order, orderBefore } = touched;
  let takenFrom = noBrackets;
  if (booked !== undefined) {
    const { event } = recorded;
    const isOwn = order !== undefined && 'fill' in event;
    const own = isOwn ? { fill: event.fill, order } : undefined;
    takenFrom = noteFillOfBracket(state, booked.fill, own, booked.position);
  }
  const ofOrder =
    order === undefined ? undefined : noteOrderOfBracket(state, recorded, order, orderBefore);
  if (ofOrder === undefined) {
    return takenFrom.length === 0 ? touched : { ...touched, brackets: takenFrom };
  }
  return { ...touched, brackets: [...takenFrom, ofOrder] };
}

const noBrackets: readonly OrderId[] = [];

function applyEvent(state: DeskState, recorded: RecordedEvent, event: DeskEvent): Touched {
  const { time, sequence } = recorded;
  switch (event.type) {
    case 'ORDER_SUBMITTED':
    case 'ORDER_DENIED':
      return newOrder(state, event.order, sequence);
    case 'ORDER_ACCEPTED':
    case 'ORDER_REJECTED':
    case 'ORDER_TRIGGERED':
    case 'ORDER_CANCEL_REQUESTED':
    case 'ORDER_CANCELED':
    case 'ORDER_CANCEL_REJECTED':
    case 'ORDER_REPLACE_REQUESTED':
    case 'ORDER_REPLACED':
    case 'ORDER_REPLACE_REJECTED':
    case 'ORDER_STOP_MOVED':
    case 'ORDER_EXPIRED':
    case 'ORDER_UNKNOWN':
      return orderChanged(state, event, time, sequence);
    case 'ORDER_PARTIALLY_FILLED':
    case 'ORDER_FILLED':
      return orderFilled(state, event, recorded);
    case 'EXTERNAL_FILL_BOOKED':
      return externalFill(state, event.fill, recorded);
    case 'POSITION_OPENED':
      return nothing;
    case 'POSITION_CLOSED': {
      const account = accountOf(state, event.account);
      account.closedPositions.push(event.position);
      if (account.closedPositions.length > closedPositionsKept) {
        const oldest = account.closedPositions.shift();
        if (oldest !== undefined) {
          settleClosedPosition(account.statistics, oldest);
        }
      }
      return { account };
    }
    case 'ACCOUNT_OPENED':
      return openAccount(state, event, time);
    case 'EQUITY_MARKED': {
      const account = accountOf(state, event.account);
      account.lastEquity = event.equity;
      account.lastEquityAt = time;
      account.peakEquity = larger(account.peakEquity, event.equity);
      noteExcursions(account, event.excursions);
      return { account };
    }
    case 'TRADING_DAY_ROLLED':
      return { account: rollTradingDay(state, accountOf(state, event.account), event, time) };
    case 'RISK_LIMITS_CHANGED':
      state.limits.set(keyOfScope(event.scope), {
        scope: event.scope,
        limits: event.limits,
        changedAt: time,
        changedBy: event.by,
        reason: event.reason,
      });
      return nothing;
    case 'MODE_CHANGED':
      state.mode = event.mode;
      state.heldByLoss =
        state.heldByLoss && event.mode === 'reduceOnly' && event.previous !== 'reduceOnly';
      return nothing;
    case 'KILL_LATCHED':
    case 'KILL_PROGRESSED':
    case 'KILL_RELEASED':
      evolveKill(state, recorded, event);
      return nothing;
    case 'SIGNAL_RECEIVED':
    case 'SIGNAL_DECIDED':
    case 'SIGNAL_REPEATED':
    case 'STRATEGY_CHANGED':
      return evolveSignals(state, recorded, event);
    case 'BRACKET_OPENED':
    case 'BRACKET_STOP_CHANGED':
    case 'BRACKET_EXIT_ASKED':
      return { brackets: evolveBracket(state, event, sequence) };
    case 'ALERT_RULE_SET':
    case 'ALERT_RULE_REMOVED':
    case 'ALERT_RULE_FIRED':
    case 'ALERT_RULE_REARMED':
      evolveAlertRules(state, event, time);
      return nothing;
    case 'WEBHOOK_SET':
    case 'WEBHOOK_REMOVED':
    case 'WEBHOOK_DELIVERED':
    case 'WEBHOOK_GIVEN_UP':
      evolveWebhooks(state, event, recorded);
      return nothing;
    case 'RECONCILIATION_RUN':
    case 'BREAK_RAISED':
    case 'BREAK_CHANGED':
    case 'BREAK_REOPENED':
    case 'BREAK_RESOLVED':
    case 'BREAK_ACKNOWLEDGED':
    case 'BREAK_WAIVED':
    case 'BREAK_REPAIRED':
    case 'BREAK_REVERTED':
      evolveReconciliation(state.reconciliation, event, recorded);
      return nothing;
    case 'DROP_COPY_TAKEN':
    case 'DROP_COPY_WITHDRAWN':
      evolveDropCopies(state, event, recorded);
      return nothing;
    case 'POSITION_ADJUSTED':
    case 'CASH_ADJUSTED':
    case 'FILL_REVERSED':
      return adjustBooks(
        state,
        accountOf(state, 'fill' in event ? event.fill.account : event.account),
        event,
        recorded,
      );
    case 'ORDER_RESTORED':
      return restoreOrder(state, event.order, sequence);
    case 'RISK_LIMIT_BREACHED':
      noteLoss(state, accountOf(state, event.account), event);
      return nothing;
    case 'DESK_STARTED':
    case 'DESK_STOPPED':
    case 'EXECUTION_ERROR':
    case 'ALERT_ACKNOWLEDGED':
    case 'MARKET_DATA_SOURCE_CHANGED':
    case 'VENUE_SETTINGS_CHANGED':
    case 'VENUE_DISTURBED':
    case 'ACCESS_NOTED':
      return nothing;
    default:
      return assertNever(event);
  }
}
