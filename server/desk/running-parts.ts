import type { Instant } from '../core/values/instant';
import type { VenueConnection } from '../execution/gate/venue-connection';
import type { VenueGate } from '../execution/gate/venue-gate';
import type { DeskKernel } from '../execution/kernel/desk-kernel';
import type { ExcursionWatch } from '../execution/kernel/excursion-watch';
import type { MarketMarks } from '../execution/kernel/market-marks';
import type { SnapshotKeeper } from '../execution/kernel/snapshot-keeper';
import type { ExecutionManager } from '../execution/orders/execution-manager';
import type { KillSwitch } from '../execution/orders/kill-switch';
import type { OrderRecovery } from '../execution/orders/order-recovery';
import type { ProtectionKeeper } from '../execution/orders/protection-keeper';
import type { AlertRuleWatch } from '../execution/watches/alert-rule-watch';
import type { DegradationWatch } from '../execution/watches/degradation-watch';
import type { DeskSchedule } from '../execution/watches/desk-schedule';
import type { DropCopyWatch } from '../execution/watches/drop-copy-watch';
import type { LossWatch } from '../execution/watches/loss-watch';
import type { Reconciler } from '../execution/watches/reconciler';
import type { WebhookSender } from '../execution/webhooks/webhook-sender';
import type { DeskParts } from './desk-parts';

/** The parts of a desk that runs, each with its own work. */
export interface RunningParts {
  readonly parts: DeskParts;
  readonly kernel: DeskKernel;
  readonly marks: MarketMarks;
  readonly excursions: ExcursionWatch;
  readonly execution: ExecutionManager;
  readonly killSwitch: KillSwitch;
  readonly keeper: ProtectionKeeper;
  readonly reconciler: Reconciler;
  readonly dropCopies: DropCopyWatch;
  readonly schedule: DeskSchedule;
  readonly alertRules: AlertRuleWatch;
  readonly webhooks: WebhookSender;
  readonly losses: LossWatch;
  readonly snapshots: SnapshotKeeper;
  readonly recovery: OrderRecovery;
  readonly degradation: DegradationWatch;
  readonly connection: VenueConnection;
  readonly gate: VenueGate;
  readonly startedAt: Instant;
}
