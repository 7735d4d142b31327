import type { DeskContext } from '../../core/desk/desk-context';
import { decideOperationFailed, decideSubmissionFailed } from '../../core/order/decide-outcome';
import { decideMalformedReport, decideReport } from '../../core/order/decide-report';
import { intentOf } from '../../core/order/decide-submit';
import type { ExecutionReport } from '../../core/order/execution-report';
import type { Order } from '../../core/order/order';
import type { Actor, OrderOrigin } from '../../core/order/order-origin';
import type { OrderParams } from '../../core/order/order-params';
import { isOpenStatus } from '../../core/order/order-words';
import { parseReport } from '../../core/order/parse-report';
import { decideEntry } from '../../core/protection/decide-entry';
import { gatherCheckContext } from '../../core/risk/gather-check-context';
import { runRiskChecks } from '../../core/risk/risk-checks';
import type { RiskVerdict } from '../../core/risk/risk-verdict';
import type { OrderId } from '../../core/values/ids';
import { success } from '../../core/values/result';
import {
  type ExecutionVenue,
  VenueError,
  type VenueOrder,
  type VenueOrderRequest,
} from '../../ports/execution-venue';
import type { Log } from '../../ports/log';
import type { CallPurpose, VenueGate } from '../gate/venue-gate';
import type { CommittedEvent } from '../kernel/committed-event';
import type { DeskKernel } from '../kernel/desk-kernel';
import { toProcess } from '../kernel/to-process';

export interface RouterPorts {
  readonly venue: ExecutionVenue;
  readonly gate: VenueGate;
  readonly log: Log;
}

/**
 * Carries orders from the journal to the venue, and the venue's word back.
 *
 * 1. A venue hears of an order only after its event is durable: calls are made from effects.
 * 2. What a failed call proves decides what the order becomes: refused, not placed, or unknown.
 * 3. A cancel of an order that is on its way is sent when the venue has acknowledged it.
 */
export class OrderRouter {
  private readonly kernel: DeskKernel;
  private readonly ports: RouterPorts;
  private readonly venueActor: Actor;
  private readonly sent = new Set<OrderId>();

  constructor(kernel: DeskKernel, ports: RouterPorts) {
    this.kernel = kernel;
    this.ports = ports;
    this.venueActor = { kind: 'venue', venue: ports.venue.name };
    kernel.onEffect((events) => this.follow(events));
    ports.venue.onReport((report) => this.hear(report));
  }

  /** The verdicts of every pre-trade check on an order, without sending it. */
  validateOrder(params: OrderParams, origin: OrderOrigin): readonly RiskVerdict[] {
    const desk = this.kernel.context();
    const account = desk.state.accounts.get(params.account);
    return account === undefined
      ? []
      : runRiskChecks(gatherCheckContext(desk, account, intentOf(params, origin)));
  }

  /** Checks, reserves and sends; the answer comes when the intent is durable. */
  submitOrder(params: OrderParams, origin: OrderOrigin) {
    return this.kernel.run(origin.actor, (desk) => decideEntry(desk, params, origin));
  }

  /** The venue goes on whatever becomes of its report here. */
  private hear(report: ExecutionReport): void {
    try {
      this.learn(report);
    } catch (error) {
      toProcess(error);
    }
  }

  /** Takes a report into the books, whatever has come; also for what recovery has asked the venue. */
  learn(given: ExecutionReport): void {
    const report = parseReport(given);
    void this.kernel.runNow(this.venueActor, (desk) =>
      report.ok
        ? decideReport(desk, report.value)
        : decideMalformedReport(this.ports.venue.name, report.error),
    ).recorded;
  }

  /** Asks for the cancel once more; harmless when it has been taken already. */
  sendCancel(order: Order): void {
    const { orderId, clientOrderId } = order;
    const isWanted = () => this.current(orderId)?.pending.operation === 'cancel';
    this.call('relief', () => this.ports.venue.cancelOrder(clientOrderId), isWanted).then(
      (taken) => {
        if (!taken) {
          this.operationFailed(orderId, 'cancel', 'the venue did not take the cancel');
        }
      },
      (error: unknown) => this.operationEnded(orderId, 'cancel', error),
    );
  }

  private follow(events: readonly CommittedEvent[]): void {
    for (const { event } of events) {
      switch (event.type) {
        case 'ORDER_SUBMITTED':
          this.send(event.order.orderId);
          break;
        case 'ORDER_ACCEPTED':
        case 'ORDER_CANCEL_REQUESTED':
          this.cancelIfAsked(event.orderId);
          break;
        case 'ORDER_REPLACE_REQUESTED':
          this.sendReplace(event.orderId);
          break;
        default:
          break;
      }
    }
  }

  private send(orderId: OrderId): void {
    const order = this.current(orderId);
    if (order === undefined || order.status !== 'submitting') {
      return;
    }
    if (order.pending.operation === 'cancel') {
      this.neverSent(order);
      return;
    }
    const isWanted = () => this.current(orderId)?.pending.operation === 'none';
    this.sent.add(orderId);
    this.call(
      purposeOf(order),
      () => this.ports.venue.submitOrder(requestOf(order)),
      isWanted,
    ).then(
      (answer) => this.acknowledged(orderId, answer),
      (error: unknown) => this.submissionFailed(orderId, error),
    );
  }

  /** Reports tell the same; the answer counts only where it comes first. */
  private acknowledged(orderId: OrderId, answer: VenueOrder): void {
    this.sent.delete(orderId);
    const status = this.current(orderId)?.status;
    if (status === 'submitting' || status === 'unknown') {
      this.learn(acknowledgementOf(answer, this.ports.venue));
    }
  }

  private submissionFailed(orderId: OrderId, error: unknown): void {
    this.sent.delete(orderId);
    const order = this.current(orderId);
    const kind = error instanceof VenueError ? error.kind : 'ambiguous';
    if (kind === 'notPlaced' && order?.pending.operation === 'cancel') {
      this.neverSent(order);
      return;
    }
    const outcome = kind === 'ambiguous' ? 'unknown' : kind;
    void this.kernel.run(this.venueActor, (desk) =>
      decideSubmissionFailed(desk, orderId, outcome, messageOf(error)),
    );
  }

  private cancelIfAsked(orderId: OrderId): void {
    const order = this.current(orderId);
    if (order?.pending.operation !== 'cancel' || !isOpenStatus(order.status)) {
      return;
    }
    if (order.status === 'unknown') {
      // Nobody knows whether there is anything to cancel: once it is found this is called again.
      return;
    }
    if (order.status === 'submitting') {
      // Not handed to the venue yet: it never will be. Else the acknowledgement brings us here again.
      if (!this.sent.has(orderId)) {
        this.neverSent(order);
      }
      return;
    }
    this.sendCancel(order);
  }

  private sendReplace(orderId: OrderId): void {
    const order = this.current(orderId);
    if (order?.pending.operation !== 'replace') {
      return;
    }
    const { updates } = order.pending.wanted;
    const isWanted = () => this.current(orderId)?.pending.operation === 'replace';
    const ask = () => this.ports.venue.modifyOrder(order.clientOrderId, updates);
    this.call(purposeOf(order), ask, isWanted).then(
      () => undefined,
      (error: unknown) => this.operationEnded(orderId, 'replace', error),
    );
  }

  /**
   * An ambiguous failure leaves the operation pending: recovery asks the venue. So does a cancel that
   * never reached it: whoever asked for it still wants it when the venue is back.
   */
  private operationEnded(orderId: OrderId, operation: 'cancel' | 'replace', error: unknown): void {
    const kind = error instanceof VenueError ? error.kind : 'ambiguous';
    if (kind === 'refused' || (kind === 'notPlaced' && operation === 'replace')) {
      this.operationFailed(orderId, operation, messageOf(error));
      return;
    }
    this.ports.log.warn('A call to the venue has an unknown outcome', {
      orderId,
      operation,
      error: messageOf(error),
    });
  }

  private operationFailed(orderId: OrderId, operation: 'cancel' | 'replace', reason: string): void {
    void this.kernel.run(this.venueActor, (desk) =>
      decideOperationFailed(desk, orderId, operation, reason),
    );
  }

  private neverSent({ orderId }: Order): void {
    const reason = 'canceled before it was sent';
    void this.kernel.run({ kind: 'desk', part: 'recovery' }, (desk: DeskContext) => ({
      events: isOpenStatus(desk.state.orders.get(orderId)?.status ?? 'denied')
        ? [{ type: 'ORDER_CANCELED', orderId, reason }]
        : [],
      result: success(undefined),
    }));
  }

  private call<Answer>(
    purpose: CallPurpose,
    call: () => Promise<Answer>,
    isWanted: () => boolean,
  ): Promise<Answer> {
    return this.ports.gate.call(purpose, call, isWanted);
  }

  private current(orderId: OrderId): Order | undefined {
    return this.kernel.state.orders.get(orderId);
  }
}

/** An exit is not held back for a venue that answers badly, and neither is a change of one. */
function purposeOf({ reduceOnly }: Order): CallPurpose {
  return reduceOnly ? 'relief' : 'entry';
}

function requestOf(order: Order): VenueOrderRequest {
  return {
    clientOrderId: order.clientOrderId,
    account: order.account,
    instrument: order.instrument,
    side: order.side,
    terms: order.terms,
    quantity: order.quantity,
    timeInForce: order.timeInForce,
    ...(order.expiresAt === undefined ? {} : { expiresAt: order.expiresAt }),
    reduceOnly: order.reduceOnly,
    postOnly: order.postOnly,
    ...(order.displayQuantity === undefined ? {} : { displayQuantity: order.displayQuantity }),
  };
}

function acknowledgementOf(answer: VenueOrder, venue: ExecutionVenue): ExecutionReport {
  const report = {
    venue: venue.name,
    account: answer.account,
    clientOrderId: answer.clientOrderId,
    venueOrderId: answer.venueOrderId,
    transactTime: answer.transactTime,
  };
  if (answer.status === 'rejected') {
    return { ...report, executionType: 'rejected', reason: answer.reason ?? 'no reason given' };
  }
  const stopPrice = answer.terms.orderType === 'trailingStop' ? answer.terms.stopPrice : undefined;
  return {
    ...report,
    executionType: 'new',
    ...(stopPrice === undefined ? {} : { stopPrice }),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
