import type { AccessAction } from '../core/desk/desk-event';
import type { Actor } from '../core/order/order-origin';
import { success } from '../core/values/result';
import type { DeskKernel } from '../execution/kernel/desk-kernel';

/** What happens around the desk and belongs in its journal; each resolves when it is durable. */
export class JournalNotes {
  private readonly kernel: DeskKernel;

  constructor(kernel: DeskKernel) {
    this.kernel = kernel;
  }

  /** Who was let in, turned away or given rights. */
  async access(
    action: AccessAction,
    subject: string,
    actor: Actor,
    detail?: string,
  ): Promise<void> {
    await this.kernel.run(actor, () => ({
      events: [
        {
          type: 'ACCESS_NOTED',
          action,
          subject,
          ...(detail === undefined ? {} : { detail }),
        },
      ],
      result: success(undefined),
    }));
  }

  async venueSettings(venue: string, settings: string, actor: Actor): Promise<void> {
    await this.kernel.run(actor, () => ({
      events: [{ type: 'VENUE_SETTINGS_CHANGED', venue, settings }],
      result: success(undefined),
    }));
  }

  /** What somebody did to the paper venue or its market to try the desk. */
  async venueDisturbed(venue: string, what: string, details: string, actor: Actor): Promise<void> {
    await this.kernel.run(actor, () => ({
      events: [{ type: 'VENUE_DISTURBED', venue, what, details }],
      result: success(undefined),
    }));
  }
}
