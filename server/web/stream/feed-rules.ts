import type { ModeState } from '../../../contract/mode';
import type { Alert } from '../../core/desk/alert';
import type { RecordedEvent } from '../../core/desk/desk-event';
import { createDeskState, type DeskState } from '../../core/desk/desk-state';
import { noteAlert } from '../../core/desk/evolve-alerts';
import { type DropCopy, keyOfDropCopy } from '../../core/drop-copy/drop-copy';
import type { DropCopyEvent } from '../../core/drop-copy/drop-copy-event';
import { evolveDropCopies } from '../../core/drop-copy/evolve-drop-copies';
import { evolveKill } from '../../core/mode/evolve-kill';
import { evolveReconciliation } from '../../core/reconciliation/evolve-reconciliation';
import type { BreakEvent } from '../../core/reconciliation/reconciliation-event';
import { keyOfRun } from '../../core/reconciliation/reconciliation-run';
import type { ReconciliationState } from '../../core/reconciliation/reconciliation-state';
import { nameOfActor } from '../present/present-actor';
import { presentTime } from '../present/present-numbers';
import type { FeedEvent } from './feed-event';

type Changes = Omit<FeedEvent, 'committed' | 'fill'>;

/** What the core's own rules make of an event: alerts, kill and mode, breaks, drop copies. */
export class FeedRules {
  private readonly shadow: DeskState = createDeskState();
  mode: ModeState;

  constructor(state: Readonly<DeskState>) {
    this.mode = { mode: state.mode };
    this.shadow.mode = state.mode;
    this.shadow.kill = state.kill;
    this.shadow.latched = state.latched;
    this.shadow.latchedScopes.push(...state.latchedScopes);
    for (const [key, alert] of state.alerts) {
      this.shadow.alerts.set(key, alert);
    }
    const mine = this.shadow.reconciliation;
    mine.breakCount = state.reconciliation.breakCount;
    for (const [id, one] of state.reconciliation.breaks) {
      mine.breaks.set(id, one);
    }
    for (const [key, run] of state.reconciliation.runs) {
      mine.runs.set(key, run);
    }
    for (const [key, copy] of state.dropCopies) {
      this.shadow.dropCopies.set(key, copy);
    }
  }

  get reconciliation(): Readonly<ReconciliationState> {
    return this.shadow.reconciliation;
  }

  get dropCopies(): ReadonlyMap<string, DropCopy> {
    return this.shadow.dropCopies;
  }

  get kill() {
    const { kill, latched, latchedScopes } = this.shadow;
    return { kill, latched, latchedScopes: [...latchedScopes] };
  }

  get alerts(): ReadonlyMap<string, Alert> {
    return this.shadow.alerts;
  }

  apply(recorded: RecordedEvent): Changes {
    const { event } = recorded;
    switch (event.type) {
      case 'MODE_CHANGED':
        this.shadow.mode = event.mode;
        return { mode: this.modeSet(recorded, event.reason) };
      case 'KILL_LATCHED':
      case 'KILL_PROGRESSED':
      case 'KILL_RELEASED': {
        evolveKill(this.shadow, recorded, event);
        const isSame = this.mode.mode === this.shadow.mode;
        const reason = 'reason' in event ? event.reason : '';
        return { kill: this.kill, ...(isSame ? {} : { mode: this.modeSet(recorded, reason) }) };
      }
      case 'RISK_LIMIT_BREACHED':
      case 'EXECUTION_ERROR':
      case 'ALERT_RULE_FIRED':
      case 'WEBHOOK_GIVEN_UP':
      case 'ALERT_ACKNOWLEDGED':
        return this.alertChanges(recorded);
      case 'RECONCILIATION_RUN':
      case 'BREAK_CHANGED':
      case 'BREAK_REOPENED':
      case 'BREAK_RESOLVED':
      case 'BREAK_ACKNOWLEDGED':
      case 'BREAK_WAIVED':
      case 'BREAK_REPAIRED':
      case 'BREAK_REVERTED':
        return this.breakChanges(recorded, event);
      case 'BREAK_RAISED':
        return { ...this.breakChanges(recorded, event), ...this.alertChanges(recorded) };
      case 'DROP_COPY_TAKEN':
      case 'DROP_COPY_WITHDRAWN':
        return this.dropCopyChanges(recorded, event);
      default:
        return noChanges;
    }
  }

  private breakChanges(
    recorded: RecordedEvent,
    event: BreakEvent,
  ): Pick<FeedEvent, 'breaks' | 'reconciliationRun'> {
    const { reconciliation } = this.shadow;
    evolveReconciliation(reconciliation, event, recorded);
    const isRun = event.type === 'RECONCILIATION_RUN';
    const changed = isRun ? event.run.seen : [event.breakId];
    const breaks = changed.flatMap((id) => reconciliation.breaks.get(id) ?? []);
    const run = isRun ? reconciliation.runs.get(keyOfRun(event.run)) : undefined;
    return run === undefined ? { breaks } : { breaks, reconciliationRun: run };
  }

  private dropCopyChanges(
    recorded: RecordedEvent,
    event: DropCopyEvent,
  ): Pick<FeedEvent, 'dropCopy' | 'withdrawnDropCopy'> {
    evolveDropCopies(this.shadow, event, recorded);
    const dropCopy = this.shadow.dropCopies.get(keyOfDropCopy(event.dropCopy));
    return dropCopy === undefined ? { withdrawnDropCopy: event.dropCopy } : { dropCopy };
  }

  private modeSet({ time, actor }: RecordedEvent, reason: string): ModeState {
    this.mode = {
      mode: this.shadow.mode,
      changedAt: presentTime(time),
      changedBy: nameOfActor(actor),
      reason,
    };
    return this.mode;
  }

  /** At most one alert is put and at most one is forgotten for it. */
  private alertChanges(recorded: RecordedEvent): Pick<FeedEvent, 'alert' | 'forgottenAlert'> {
    const before = [...this.shadow.alerts.keys()];
    noteAlert(this.shadow, recorded);
    const forgottenAlert = before.find((alertId) => !this.shadow.alerts.has(alertId));
    let alert: Alert | undefined;
    for (const candidate of this.shadow.alerts.values()) {
      if (candidate.sequence === recorded.sequence) {
        alert = candidate;
      }
    }
    return { ...(alert && { alert }), ...(forgottenAlert !== undefined && { forgottenAlert }) };
  }
}

const noChanges = {};
