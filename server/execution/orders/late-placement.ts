import type { DeskEvent } from '../../core/desk/desk-event';
import type { ExecutionReport } from '../../core/order/execution-report';
import type { Order } from '../../core/order/order';
import type { Actor } from '../../core/order/order-origin';
import { parseReport } from '../../core/order/parse-report';
import type { OrderId } from '../../core/values/ids';
import { success } from '../../core/values/result';
import type { ExecutionVenue } from '../../ports/execution-venue';
import type { Log } from '../../ports/log';
import type { VenueGate } from '../gate/venue-gate';
import type { DeskKernel } from '../kernel/desk-kernel';

const recovery: Actor = { kind: 'desk', part: 'recovery' };

interface Ports {
  readonly venue: ExecutionVenue;
  readonly gate: VenueGate;
  readonly log: Log;
}

/**
 * A request that was slower than the proof that it never arrived: the desk has rejected the order and
 * the venue works it. Nobody may be left with an order that no screen shows, so it is canceled at once
 * and a critical alert says so. What it filled until then is booked as late fills.
 */
export class LatePlacement {
  private readonly kernel: DeskKernel;
  private readonly ports: Ports;
  private readonly asked = new Set<OrderId>();

  constructor(kernel: DeskKernel, ports: Ports) {
    this.kernel = kernel;
    this.ports = ports;
    ports.venue.onReport((report) => this.hear(report));
  }

  private hear(given: ExecutionReport): void {
    // Of the many that come hardly one is looked at; what came may be anything, whatever its type says.
    if ((given as ExecutionReport | undefined)?.executionType !== 'new') {
      return;
    }
    const report = parseReport(given);
    if (!report.ok) {
      return;
    }
    const { state } = this.kernel;
    const { account, clientOrderId } = report.value;
    const orderId = state.clientOrderIds.get(account, clientOrderId);
    const order = orderId === undefined ? undefined : state.orders.get(orderId);
    if (order?.status === 'rejected' && !this.asked.has(order.orderId)) {
      this.asked.add(order.orderId);
      void this.takeBack(order);
    }
  }

  /** Reports may have overtaken one another: only what the venue itself calls open is canceled. */
  private async takeBack({ orderId, clientOrderId, instrument }: Order): Promise<void> {
    const { venue, gate, log } = this.ports;
    try {
      const found = await gate.call('question', () => venue.getOrder(clientOrderId));
      if (found === undefined || found.leavesQuantity === 0n) {
        return;
      }
      const alert: DeskEvent = {
        type: 'EXECUTION_ERROR',
        family: 'venue',
        severity: 'critical',
        code: 'order-placed-late',
        message: `Order ${orderId} was proven not placed, and its request reached the venue after that: it is being canceled there. What it fills until then is booked.`,
        instrument,
        orderId,
      };
      void this.kernel.run(recovery, () => ({ events: [alert], result: success(undefined) }));
      await gate.call('relief', () => venue.cancelOrder(clientOrderId));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      log.error('An order that was placed late could not be canceled', { orderId, error: why });
    } finally {
      this.asked.delete(orderId);
    }
  }
}
