import type { PaperRequest, PaperSettings } from '../../contract/paper';
import type { Refusal } from '../core/desk/refusal';
import type { Actor } from '../core/order/order-origin';
import type { Result } from '../core/values/result';

/** The knobs of the paper venue, in the words of the contract. */
export interface PaperControls {
  settings(): PaperSettings;
  /** The knobs of each preset, with the capital as it is set. */
  presets(): readonly PaperSettings[];
  /** In force for orders that reach the venue afterwards; resolves when the change is on record. */
  change(request: PaperRequest, actor: Actor): Promise<Result<PaperSettings, Refusal>>;
}
