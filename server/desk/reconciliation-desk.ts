import type { Decision, DeskContext } from '../core/desk/desk-context';
import type { Refusal } from '../core/desk/refusal';
import type { Actor } from '../core/order/order-origin';
import type { Break } from '../core/reconciliation/break';
import type { RepairChoice } from '../core/reconciliation/break-words';
import {
  decideAcknowledgeBreak,
  decideRepairBreak,
  decideRevertBreak,
  decideWaiveBreak,
  type RepairRequest,
} from '../core/reconciliation/decide-break';
import { previewRepair, type RepairPreview } from '../core/reconciliation/preview-repair';
import type { ReconciliationRun } from '../core/reconciliation/reconciliation-run';
import type { BreakId } from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import { failure, type Result, success } from '../core/values/result';
import type { VenueGate } from '../execution/gate/venue-gate';
import type { DeskKernel } from '../execution/kernel/desk-kernel';
import type { DropCopyWatch } from '../execution/watches/drop-copy-watch';
import type { Reconciler } from '../execution/watches/reconciler';
import type { ExecutionVenue } from '../ports/execution-venue';
import type { Log } from '../ports/log';

export interface ReconciliationStanding {
  readonly everyMs: number;
  readonly isRunning: boolean;
}

interface Parts {
  readonly kernel: DeskKernel;
  readonly reconciler: Reconciler;
  readonly dropCopies: DropCopyWatch;
  readonly venue: ExecutionVenue;
  readonly gate: VenueGate;
  readonly log: Log;
}

/** The desk's books beside the venue's, and the operator's hand on each difference. Trading rules 8. */
export class ReconciliationDesk {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  get standing(): ReconciliationStanding {
    const { settings, isRunning } = this.parts.reconciler;
    return { everyMs: settings.everyMs, isRunning };
  }

  /** Compares the books now, with every venue and drop copy at once; resolves when all have answered or failed. */
  async run(): Promise<readonly ReconciliationRun[]> {
    const { reconciler, dropCopies } = this.parts;
    const runs = await Promise.all([reconciler.runAll('operator'), dropCopies.runAll('operator')]);
    return runs.flat();
  }

  preview(
    breakId: BreakId,
    choice: RepairChoice | undefined,
    actor: Actor,
  ): Result<RepairPreview, Refusal> {
    return previewRepair(this.parts.kernel.context(), breakId, choice, actor);
  }

  acknowledge(breakId: BreakId, reason: string, actor: Actor): Promise<Result<Break, Refusal>> {
    return this.on(breakId, actor, (desk) => decideAcknowledgeBreak(desk, breakId, reason));
  }

  waive(
    breakId: BreakId,
    until: Instant,
    reason: string,
    actor: Actor,
  ): Promise<Result<Break, Refusal>> {
    return this.on(breakId, actor, (desk) => decideWaiveBreak(desk, breakId, until, reason));
  }

  /** Asks the venue once more, then does exactly what was shown, or refuses. */
  async repair(request: RepairRequest, actor: Actor): Promise<Result<Break, Refusal>> {
    const { breakId } = request;
    const before = this.parts.kernel.state.reconciliation.breaks.get(breakId);
    if (before !== undefined && before.source === 'venue') {
      await this.parts.reconciler.runFor(before, 'operator');
    }
    const repaired = await this.on(breakId, actor, (desk) =>
      decideRepairBreak(desk, request, actor),
    );
    if (repaired.ok && request.choice === 'cancel') {
      await this.cancelAtVenue(repaired.value);
    }
    return repaired;
  }

  revert(breakId: BreakId, reason: string, actor: Actor): Promise<Result<Break, Refusal>> {
    return this.on(breakId, actor, (desk) => decideRevertBreak(desk, breakId, reason));
  }

  private async on(
    breakId: BreakId,
    actor: Actor,
    decide: (desk: DeskContext) => Decision<undefined>,
  ): Promise<Result<Break, Refusal>> {
    const outcome = await this.parts.kernel.run(actor, decide);
    const found = this.parts.kernel.state.reconciliation.breaks.get(breakId);
    if (!outcome.ok) {
      return outcome;
    }
    if (found === undefined) {
      return failure({ code: 'break-not-found', breakId });
    }
    if (found.source === 'dropCopy') {
      this.parts.dropCopies.confirmSoon();
    } else {
      this.parts.reconciler.confirmSoon(found);
    }
    return success(found);
  }

  /** What does not arrive is seen by the next runs: the order is still there, and a break again. */
  private async cancelAtVenue({ clientOrderId }: Break): Promise<void> {
    const { venue, gate, log } = this.parts;
    if (clientOrderId !== undefined) {
      try {
        await gate.call('relief', () => venue.cancelOrder(clientOrderId));
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        log.warn('The venue did not take the cancel of an order found there', {
          clientOrderId,
          problem,
        });
      }
    }
  }
}
