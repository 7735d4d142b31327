import type { Refusal } from '../core/desk/refusal';
import type { Actor } from '../core/order/order-origin';
import { decideApproval, decideRefusal } from '../core/signal/decide-approval';
import { decideSenderGone } from '../core/signal/decide-sender-gone';
import { decideMalformedSignal, type SignalReceipt } from '../core/signal/decide-signal';
import { decideStrategy, type StrategySwitches } from '../core/signal/decide-strategy';
import type { MalformedSignal, SignalFacts } from '../core/signal/signal';
import type { SignalSettings } from '../core/signal/signal-settings';
import type { SignalId, StrategyId } from '../core/values/ids';
import type { Result } from '../core/values/result';
import type { DeskKernel } from '../execution/kernel/desk-kernel';
import type { ExecutionManager } from '../execution/orders/execution-manager';

interface Parts {
  readonly kernel: DeskKernel;
  readonly execution: ExecutionManager;
  readonly settings: SignalSettings;
}

/** What strategies ask for, and what operators say to it. Trading rules 7. */
export class SignalDesk {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  get settings(): SignalSettings {
    return this.parts.settings;
  }

  /** Resolves when the verdict is durable; it stands in `state.signals`. */
  send(facts: SignalFacts, actor: Actor): Promise<Result<SignalReceipt, Refusal>> {
    return this.parts.execution.handleSignal(facts, actor);
  }

  /** Keeps what could be read of a signal that was not well formed. */
  sendMalformed(
    given: Omit<MalformedSignal, 'type' | 'signalId'>,
    problem: string,
    actor: Actor,
  ): Promise<Result<SignalReceipt, Refusal>> {
    return this.parts.kernel.run(actor, (desk) =>
      decideMalformedSignal(desk, given, problem, actor),
    );
  }

  approve(signalId: SignalId, actor: Actor): Promise<Result<undefined, Refusal>> {
    return this.parts.kernel.run(actor, (desk) => decideApproval(desk, signalId, actor));
  }

  refuse(signalId: SignalId, reason: string, actor: Actor): Promise<Result<undefined, Refusal>> {
    return this.parts.kernel.run(actor, (desk) => decideRefusal(desk, signalId, reason));
  }

  /** Entries that a key has sent wait for nobody once it is revoked. */
  keyRevoked(apiKeyId: string, actor: Actor): Promise<Result<undefined, Refusal>> {
    const isSender = (by: Actor) => by.kind === 'apiKey' && by.apiKey === apiKeyId;
    return this.parts.kernel.run(actor, (desk) =>
      decideSenderGone(desk, isSender, 'the key that sent it was revoked'),
    );
  }

  /** Nor do those of somebody who is shut out, whichever key they came by. */
  personShutOut(name: string, actor: Actor): Promise<Result<undefined, Refusal>> {
    const isSender = (by: Actor) => 'user' in by && by.user === name;
    return this.parts.kernel.run(actor, (desk) =>
      decideSenderGone(desk, isSender, `${name}, who sent it, was shut out`),
    );
  }

  setStrategy(
    strategy: StrategyId,
    switches: StrategySwitches,
    reason: string,
    actor: Actor,
  ): Promise<Result<undefined, Refusal>> {
    return this.parts.kernel.run(actor, (desk) => decideStrategy(desk, strategy, switches, reason));
  }
}
