import type { Refusal } from '../core/desk/refusal';
import { type DropCopyFeed, decideWithdrawDropCopy } from '../core/drop-copy/decide-drop-copy';
import type { DropCopySubject } from '../core/drop-copy/drop-copy';
import type { Actor } from '../core/order/order-origin';
import type { VenueName } from '../core/values/ids';
import type { Result } from '../core/values/result';
import type { DeskKernel } from '../execution/kernel/desk-kernel';
import type { DropCopyReading, DropCopyWatch } from '../execution/watches/drop-copy-watch';

/** A second, independent source of fills, fed in and compared with the desk's own. */
export class DropCopyDesk {
  /** Whose executions are compared. */
  readonly venue: VenueName;
  private readonly kernel: DeskKernel;
  private readonly watch: DropCopyWatch;

  constructor(kernel: DeskKernel, watch: DropCopyWatch, venue: VenueName) {
    this.venue = venue;
    this.kernel = kernel;
    this.watch = watch;
  }

  /** What a feed would come to; nothing is changed. */
  preview(feed: DropCopyFeed): Promise<Result<DropCopyReading, Refusal>> {
    return this.watch.preview(feed);
  }

  /** Takes a feed in and compares; resolves when both are durable. */
  take(feed: DropCopyFeed, actor: Actor): Promise<Result<DropCopyReading, Refusal>> {
    return this.watch.take(feed, actor);
  }

  /** Listens no more to a source of a day; breaks that it alone had raised are over. */
  withdraw(
    subject: DropCopySubject,
    reason: string,
    actor: Actor,
  ): Promise<Result<undefined, Refusal>> {
    return this.kernel.run(actor, (desk) => decideWithdrawDropCopy(desk, subject, reason));
  }
}

export type { DropCopyReading };
