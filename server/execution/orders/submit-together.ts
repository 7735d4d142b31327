import type { Decision } from '../../core/desk/desk-context';
import type { Refusal } from '../../core/desk/refusal';
import type { Order } from '../../core/order/order';
import type { OrderOrigin } from '../../core/order/order-origin';
import type { OrderParams } from '../../core/order/order-params';
import { decideEntry } from '../../core/protection/decide-entry';
import type { OrderId } from '../../core/values/ids';
import { failure, type Result, success } from '../../core/values/result';
import type { DeskKernel } from '../kernel/desk-kernel';

/**
 * Sends several orders or none. Each is checked with the ones before it already holding capacity;
 * when one is denied, those before it are canceled in the same turn, before any of them could leave
 * the desk. Errors: order-denied for the one, batch-denied for the others.
 */
export async function submitTogether(
  kernel: DeskKernel,
  batch: readonly OrderParams[],
  origin: OrderOrigin,
): Promise<readonly Result<Order, Refusal>[]> {
  const taken: Taken[] = [];
  for (const params of batch) {
    const isKnown = isRepeat(kernel, params);
    const outcome = kernel.runNow(origin.actor, (desk) => decideEntry(desk, params, origin));
    taken.push({ ...outcome, isNew: outcome.result.ok && !isKnown });
    if (!outcome.result.ok) {
      takeBack(kernel, taken, origin);
      break;
    }
  }
  const deniedAt = taken.findIndex(({ result }) => !result.ok);
  const refusals = await Promise.all(taken.map(({ recorded }) => recorded));
  return batch.map((_, index) => {
    const one = taken[index];
    if (deniedAt >= 0 && index !== deniedAt) {
      return failure({ code: 'batch-denied', index: deniedAt });
    }
    const refusal = refusals[index];
    if (one === undefined || refusal !== undefined) {
      return failure(refusal ?? { code: 'batch-denied', index: deniedAt });
    }
    return one.result;
  });
}

interface Taken {
  readonly result: Result<Order, Refusal>;
  readonly recorded: Promise<Refusal | undefined>;
  /** Made by this batch, not by an earlier request with the same client order id. */
  readonly isNew: boolean;
}

function isRepeat({ state }: DeskKernel, { account, clientOrderId }: OrderParams): boolean {
  return clientOrderId !== undefined && state.clientOrderIds.has(account, clientOrderId);
}

function takeBack(kernel: DeskKernel, taken: readonly Taken[], { actor }: OrderOrigin): void {
  for (const { result, isNew } of taken) {
    if (result.ok && isNew) {
      kernel.runNow(actor, () => canceledUnsent(result.value.orderId));
    }
  }
}

function canceledUnsent(orderId: OrderId): Decision<undefined> {
  const reason = 'another order of its batch was denied';
  return { events: [{ type: 'ORDER_CANCELED', orderId, reason }], result: success(undefined) };
}
