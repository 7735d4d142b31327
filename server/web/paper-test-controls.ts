import type {
  PaperFault,
  PaperFaultRequest,
  PaperFaultScript,
  PaperReset,
  PaperScenario,
  PaperScenarioRequest,
  SavedFaultScript,
} from '../../contract/paper-faults';
import type { Refusal } from '../core/desk/refusal';
import type { Actor } from '../core/order/order-origin';
import type { Result } from '../core/values/result';

/** What can be done to the paper venue and its market to try the desk, in the words of the contract. */
export interface PaperTestControls {
  faults(): readonly PaperFault[];
  /** Put in at once; resolves when it is on record. */
  inject(request: PaperFaultRequest, actor: Actor): Promise<Result<PaperFault, Refusal>>;
  /** One fault, or all of them. */
  clearFaults(actor: Actor, faultId?: string): Promise<Result<undefined, Refusal>>;
  faultScript(): SavedFaultScript;
  playFaults(script: PaperFaultScript, actor: Actor): Promise<void>;
  scenarios(): readonly PaperScenario[];
  startScenario(
    request: PaperScenarioRequest,
    actor: Actor,
  ): Promise<Result<readonly PaperScenario[], Refusal>>;
  clearScenarios(actor: Actor): Promise<void>;
  reset(actor: Actor): Promise<PaperReset>;
}
