import { Valuation } from '../core/account/valuation';
import { decideStart } from '../core/desk/decide-start';
import type { DeskState } from '../core/desk/desk-state';
import type { AccountId } from '../core/values/ids';
import { VenueConnection } from '../execution/gate/venue-connection';
import { VenueGate } from '../execution/gate/venue-gate';
import { DeskKernel } from '../execution/kernel/desk-kernel';
import { ExcursionWatch } from '../execution/kernel/excursion-watch';
import { MarketMarks } from '../execution/kernel/market-marks';
import { ReadTableFeeder } from '../execution/kernel/read-table-feeder';
import { restoreState } from '../execution/kernel/restore-state';
import { SnapshotKeeper } from '../execution/kernel/snapshot-keeper';
import { ExecutionManager } from '../execution/orders/execution-manager';
import { KillSwitch } from '../execution/orders/kill-switch';
import { LatePlacement } from '../execution/orders/late-placement';
import { OrderRecovery } from '../execution/orders/order-recovery';
import { OrderRouter } from '../execution/orders/order-router';
import { PositionManager } from '../execution/orders/position-manager';
import { ProtectionKeeper } from '../execution/orders/protection-keeper';
import { AlertRuleWatch } from '../execution/watches/alert-rule-watch';
import { DegradationWatch } from '../execution/watches/degradation-watch';
import { DeskSchedule } from '../execution/watches/desk-schedule';
import { DropCopyWatch } from '../execution/watches/drop-copy-watch';
import { LossWatch } from '../execution/watches/loss-watch';
import { defaultReconcilerSettings, Reconciler } from '../execution/watches/reconciler';
import { silentWebhookLine } from '../execution/webhooks/silent-webhook-line';
import { WebhookSender } from '../execution/webhooks/webhook-sender';
import type { DeskParts } from './desk-parts';
import { RunningDesk } from './running-desk';
import { caughtUpAlert } from './tell-caught-up';

/**
 * Puts a desk together and starts it: state from the journal, what was on its way marked unknown,
 * venue connected, open questions asked, books compared, then the door opens. A crash and a normal start are one
 * path. Rejects when the journal cannot be read or its chain is broken.
 */
export async function startDesk(parts: DeskParts): Promise<RunningDesk> {
  const { journal, readTables, venue, marketData, clock, timer, log, settings } = parts;
  const state = await restoreState(journal, readTables, log);
  const valuations = new Map<AccountId, Valuation>();
  const marks = new MarketMarks(marketData, clock, valuations);
  const { collar } = settings;
  const excursions = new ExcursionWatch(state);
  const kernel = new DeskKernel(
    state,
    valuations,
    marks,
    { venue: venue.name, collar, ...(settings.signals && { signals: settings.signals }) },
    { journal, clock, timer, log, excursions },
  );
  const feeder = new ReadTableFeeder(readTables);
  kernel.onCommitted((events) => feeder.feed(events));
  const jitter = parts.random.stream('router/jitter');
  const gate = new VenueGate({ venue, clock, timer, jitter });
  const router = new OrderRouter(kernel, { venue, gate, log });
  const recoveryJitter = parts.random.stream('recovery/jitter');
  const recovery = new OrderRecovery(kernel, router, {
    ...{ venue, gate, clock, timer, log },
    jitter: recoveryJitter,
  });
  new LatePlacement(kernel, { venue, gate, log });
  const connection = new VenueConnection({ venue, timer, jitter: recoveryJitter, log });
  const degradation = new DegradationWatch(kernel, {
    ...{ venue, marketData, journal, clock },
    venueProblem: () => connection.problem,
  });
  gate.onFailure((what) => degradation.noteVenueFailure(what));
  readTables.onStandstill((why) =>
    degradation.report('systemFault', `The tables behind the history stand still: ${why}.`),
  );
  const killSwitch = new KillSwitch(kernel, router, { venue, gate, clock, timer, log });
  const keeper = new ProtectionKeeper(kernel, { clock, timer });
  const positions = new PositionManager(kernel);
  const execution = new ExecutionManager({ kernel, router, positions, venue, timer });
  const { tradingDayOf, giveWay } = parts;
  const schedule = new DeskSchedule({
    kernel,
    marks,
    recovery,
    degradation,
    timer,
    tradingDayOf,
    markEquityEveryMs: settings.markEquityEveryMs,
  });
  const losses = new LossWatch(kernel, timer);
  const reconciler = new Reconciler(
    kernel,
    { venues: [venue], clock, timer, log, giveWay, settleOrders: () => recovery.settleAll() },
    { ...defaultReconcilerSettings, ...settings.reconciliation },
  );
  const dropCopies = new DropCopyWatch(
    kernel,
    { clock, timer, tradingDayOf, giveWay },
    reconciler.settings,
  );
  const snapshots = new SnapshotKeeper(kernel, {
    ...{ journal, tables: readTables, clock, log, giveWay },
  });

  await recordStart(kernel, parts);
  valueAccounts(state, valuations, parts);
  marks.remarkAll();
  await recovery.markUnanswered();
  await connection.start();
  if (venue.isConnected()) {
    await recovery.settleAll();
    await reconciler.runAll('start');
  }
  await dropCopies.runAll('start');
  keeper.start();
  marks.onMark((instrument) => excursions.note(instrument, marks.mark(instrument)));
  marketData.onTick(({ instrument }) => marks.remark(instrument));
  marketData.start();
  const alertRules = new AlertRuleWatch(kernel, timer);
  const webhooks = new WebhookSender(kernel, {
    ...{ line: parts.webhooks ?? silentWebhookLine, journal, clock, timer },
    jitter: parts.random.stream('webhooks/jitter'),
  });
  schedule.start();
  alertRules.start();
  webhooks.start();
  reconciler.start();
  dropCopies.start();
  losses.start();
  killSwitch.resume();
  return new RunningDesk({
    parts,
    kernel,
    marks,
    excursions,
    execution,
    killSwitch,
    keeper,
    reconciler,
    dropCopies,
    schedule,
    alertRules,
    webhooks,
    losses,
    snapshots,
    recovery,
    degradation,
    connection,
    gate,
    startedAt: clock.now(),
  });
}

async function recordStart(kernel: DeskKernel, parts: DeskParts) {
  const { settings, clock, tradingDayOf, caughtUp = { kind: 'nothing' } } = parts;
  const tradingDay = tradingDayOf(clock.now());
  const alert = caughtUpAlert(caughtUp);
  const started = await kernel.run({ kind: 'desk', part: 'start' }, (desk) => {
    const { events, result } = decideStart(desk, { ...settings, tradingDay });
    return { events: alert === undefined ? events : [...events, alert], result };
  });
  if (!started.ok) {
    throw new Error(`The journal did not take the start of the desk: ${started.error.code}`);
  }
}

/** The valuations of all accounts as their state has them; the marks follow with the ticks. */
function valueAccounts(
  state: DeskState,
  valuations: Map<AccountId, Valuation>,
  { settings }: DeskParts,
): void {
  for (const account of state.accounts.values()) {
    const valuation = new Valuation(settings.initialMargin);
    for (const position of account.positions.values()) {
      valuation.positionChanged(position.instrument, position);
    }
    for (const exposure of account.exposures.values()) {
      valuation.exposureChanged(exposure);
    }
    valuations.set(account.account, valuation);
  }
}
