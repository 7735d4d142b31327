import { beforeEach, describe, expect, test } from 'vitest';
import {
  acme,
  chief,
  DeskBench,
  main,
  noon,
  paper,
  typesOf,
  wideLimits,
} from '../desk/desk.fixture';
import type { DeskEvent } from '../desk/desk-event';
import { decideKill, decideKillRelease, killStandsMs, releasePhrase } from '../mode/decide-kill';
import type { DeskMode } from '../mode/desk-mode';
import { decideReport } from '../order/decide-report';
import type { Actor } from '../order/order-origin';
import { type Percent, percentOf, price, quantity, ratio } from '../values/amounts';
import {
  type BreakId,
  toBreakId,
  toInstrumentId,
  toSignalId,
  toStrategyId,
  toUserName,
} from '../values/ids';
import { addMilliseconds } from '../values/instant';
import { decideApproval, decideExpiry, decideRefusal } from './decide-approval';
import { decideMalformedSignal, decideSignal } from './decide-signal';
import { decideStrategy } from './decide-strategy';
import type { EntrySignal, ExitSignal, SignalFacts, StopAdjustment } from './signal';
import { type AdaptiveStopLoss, stopTermsOf } from './stop-loss';

const regime = toStrategyId('regime');
const other = toStrategyId('other');
const machine: Actor = { kind: 'apiKey', user: toUserName('bot'), apiKey: 'k1' };

const entry: EntrySignal = {
  type: 'ENTRY_SIGNAL',
  signalId: toSignalId('s1'),
  strategy: regime,
  time: noon,
  account: main,
  instrument: acme,
  direction: 'long',
  orderType: 'limit',
  price: price('10'),
  quantity: quantity('100'),
  stopLoss: { kind: 'fixed', price: price('9.5') },
};
const { signalId, strategy, time, account, instrument } = entry;
const exit: ExitSignal = {
  type: 'EXIT_SIGNAL',
  ...{ signalId, strategy, time, account, instrument },
  reason: 'regime over',
};
const adjustment: StopAdjustment = {
  type: 'STOP_ADJUSTMENT',
  ...{ signalId, strategy, time, account, instrument },
  newStop: { kind: 'fixed', price: price('9.8') },
  reason: 'regime over',
  mayLoosen: false,
};

/** What makes a desk unsure of what it holds in ACME. */
const highBreak = {
  breakId: toBreakId('break-1'),
  raised: {
    type: 'BREAK_RAISED',
    breakId: toBreakId('break-1'),
    difference: {
      key: 'venue/paper/main/position/ACME',
      kind: 'position-missing-at-desk',
      severity: 'high',
      source: 'venue',
      venue: paper,
      account: main,
      instrument: acme,
      desk: { isKnown: false },
      atVenue: { isKnown: true, quantity: quantity('5') },
      explanation: 'The venue holds 5 ACME that the desk knows nothing of.',
      evidence: { of: 'record' },
      choices: ['ignore'],
    },
    sightings: 2,
  },
} as const satisfies { readonly breakId: BreakId; readonly raised: DeskEvent };

describe('a signal', () => {
  let desk: DeskBench;

  beforeEach(() => {
    desk = new DeskBench();
    switches({ enabled: true, automatic: true });
    mode('automatic');
  });

  const switches = (wanted: { enabled?: boolean; automatic?: boolean }) =>
    desk.run((context) => decideStrategy(context, regime, wanted, 'test'));
  const mode = (to: Exclude<DeskMode, 'killed'>) =>
    desk.apply([{ type: 'MODE_CHANGED', previous: desk.state.mode, mode: to, reason: 'test' }]);
  const send = (facts: SignalFacts) =>
    desk.run((context) => decideSignal(context, facts, machine), machine);
  const verdict = (id = 's1') => desk.state.signals.get(toSignalId(id))?.verdict;

  test('of an entry is an order of its strategy with the plan of its protection, in one step', () => {
    const { events } = send(entry);

    expect(typesOf(events)).toEqual(['ORDER_SUBMITTED', 'BRACKET_OPENED', 'SIGNAL_RECEIVED']);
    expect([...desk.state.orders.values()][0]).toMatchObject({
      side: 'buy',
      origin: { actor: machine, strategy: regime, signalId: 's1' },
    });
    expect(verdict()?.sentence).toBe('Executed: buy 100 ACME at 10, stop 9.5.');
    expect(desk.state.strategies.get(regime)).toMatchObject({
      automaticInARow: 1,
      counts: { executed: 1 },
    });
  });

  test.each<[string, string, () => SignalFacts]>([
    ['refused', 'strategy-unknown', () => ({ ...entry, strategy: toStrategyId('nobody') })],
    ['executed', 'executed', () => ({ ...entry, time: addMilliseconds(noon, -30_000) })],
    ['refused', 'signal-late', () => ({ ...entry, time: addMilliseconds(noon, -30_001) })],
    ['executed', 'executed', () => ({ ...entry, time: addMilliseconds(noon, 5_000) })],
    ['refused', 'signal-early', () => ({ ...entry, time: addMilliseconds(noon, 5_001) })],
    ['refused', 'instrument-unknown', () => ({ ...entry, instrument: toInstrumentId('NONE') })],
    ['refused', 'position-not-found', () => exit],
    ['refused', 'nothing-to-protect', () => adjustment],
    ['refused', 'stop-on-wrong-side', () => withStop({ kind: 'fixed', price: price('10.01') })],
    ['refused', 'stop-on-wrong-side', () => ({ ...entry, direction: 'short' })],
    ['refused', 'target-on-wrong-side', () => ({ ...entry, takeProfit: price('10') })],
    ['blocked', 'order-denied', () => ({ ...entry, quantity: quantity('1000001') })],
  ])('is %s: %s', (state, code, make) => {
    send(make());

    expect(verdict()).toMatchObject({ state, code });
    expect(verdict()?.sentence).toMatch(/^[A-Z].*\.$/);
    expect([...desk.state.orders.values()].some((order) => order.status === 'submitting')).toBe(
      state === 'executed',
    );
  });

  test('of an entry is blocked while a break holds its instrument, and one that waited goes on waiting [rules 8]', () => {
    const { breakId, raised } = highBreak;
    mode('manual');
    send(entry);
    desk.apply([raised]);

    send({ ...entry, signalId: toSignalId('s2') });
    const held = desk.run((context) => decideApproval(context, signalId, chief), chief);

    expect(verdict('s2')).toMatchObject({ state: 'blocked', code: 'order-denied' });
    expect(verdict('s2')?.sentence).toContain('break-1 (position-missing-at-desk)');
    expect(held.result).toMatchObject({ error: { code: 'signal-held-by-break', breakId } });
    expect([verdict()?.state, desk.state.orders.size]).toEqual(['awaitingApproval', 0]);

    desk.apply([{ type: 'BREAK_RESOLVED', breakId, reason: 'both sides agree again' }]);
    desk.run((context) => decideApproval(context, signalId, chief), chief);
    expect(verdict()).toMatchObject({ state: 'executed' });
  });

  test('of an exit goes out through a break', () => {
    send(entry);
    const [order] = desk.state.orders.values();
    desk.run((context) =>
      decideReport(context, desk.trade(order?.clientOrderId ?? '', '100', '10')),
    );
    desk.apply([highBreak.raised]);

    send({ ...exit, signalId: toSignalId('s2') });

    expect(verdict('s2')).toMatchObject({ state: 'executed' });
  });

  test('comes again and is not acted on again, with the same content or another', () => {
    send(entry);

    const again = send(entry);
    const other = send({ ...entry, quantity: quantity('200') });

    expect(again.result).toMatchObject({ value: { isRepeat: true, isSame: true } });
    expect(other.result).toMatchObject({ value: { isRepeat: true, isSame: false } });
    expect(desk.state.orders.size).toBe(1);
    expect(desk.state.signals.get(entry.signalId)).toMatchObject({ repeats: 2 });
  });

  test('that is malformed stands in the inbox and leaves its name free', () => {
    const { result } = desk.run((context) =>
      decideMalformedSignal(context, { strategy: regime }, 'quantity: Is missing.', machine),
    );
    const id = result.ok ? result.value.signalId : '';

    expect(verdict(id)).toEqual({
      state: 'refused',
      code: 'malformed',
      sentence: 'Refused: quantity: Is missing.',
    });
    send(entry);
    expect(verdict()?.state).toBe('executed');
  });

  /** Trading rules 4: what each mode makes of what a strategy says. */
  test.each<[Exclude<DeskMode, 'killed'>, string, string, string]>([
    //  mode          entry               exit                stop
    ['automatic', 'executed', 'executed', 'executed'],
    ['manual', 'awaitingApproval', 'executed', 'executed'],
    ['reduceOnly', 'blocked', 'executed', 'executed'],
    ['halted', 'blocked', 'awaitingApproval', 'executed'],
  ])('in mode %s: entry %s, exit %s, stop %s', (to, ofEntry, ofExit, ofStop) => {
    send(entry);
    mode(to);

    send({ ...adjustment, signalId: toSignalId('stop') });
    send({ ...exit, signalId: toSignalId('exit') });
    send({ ...entry, signalId: toSignalId('entry') });

    expect([verdict('entry')?.state, verdict('exit')?.state, verdict('stop')?.state]).toEqual([
      ofEntry,
      ofExit,
      ofStop,
    ]);
  });

  test('is blocked where a kill holds', () => {
    desk.run((context) =>
      decideKill(context, {
        scope: { kind: 'strategy', target: regime },
        flatten: false,
        reason: 'drill',
      }),
    );

    send(entry);

    expect(verdict()).toMatchObject({ state: 'blocked', code: 'kill-latched' });
  });

  test('of a strategy that was switched off is refused as an entry, and waits as an exit', () => {
    send(entry);
    switches({ enabled: false });

    send({ ...entry, signalId: toSignalId('s2') });
    send({ ...exit, signalId: toSignalId('s3') });

    expect(verdict('s2')).toMatchObject({ state: 'refused', code: 'strategy-disabled' });
    expect(verdict('s3')?.state).toBe('awaitingApproval');
  });

  test('of another strategy cannot close what this one holds', () => {
    send(entry);
    desk.run((context) => decideStrategy(context, other, { enabled: true }, 'test'));

    send({ ...exit, signalId: toSignalId('s2'), strategy: other });

    expect(verdict('s2')?.code).toBe('position-not-found');
  });

  test('that would be one too many without a person makes the switch fall [RTS 6 15(3)]', () => {
    const settings = { ageMaxMs: 30_000, timeToLiveMs: 300_000, automaticInARowMax: 2 };
    const sendWith = (id: string) =>
      desk.run((context) => {
        const narrow = { ...context, settings: { ...context.settings, signals: settings } };
        return decideSignal(narrow, { ...entry, signalId: toSignalId(id) }, machine);
      }, machine);

    sendWith('a');
    sendWith('b');
    sendWith('c');

    expect(['a', 'b', 'c'].map((id) => verdict(id)?.state)).toEqual([
      'executed',
      'executed',
      'awaitingApproval',
    ]);
    expect(desk.state.strategies.get(regime)?.automatic).toBe(false);
    expect([...desk.state.alerts.values()].map(({ code }) => code)).toContain('strategy-throttled');
  });

  describe('that waits for a person', () => {
    beforeEach(() => {
      mode('manual');
      send(entry);
      desk.run((context) => decideStrategy(context, other, { enabled: true }, 'test'));
    });

    const approve = () => desk.run((context) => decideApproval(context, entry.signalId, chief));

    test('sends nothing, and says until when it waits', () => {
      expect(desk.state.orders.size).toBe(0);
      expect(desk.state.signals.get(entry.signalId)?.expiresAt).toBe(
        addMilliseconds(noon, 300_000),
      );
    });

    test('is executed by a yes, as the order of who said it', () => {
      approve();

      expect(verdict()?.state).toBe('executed');
      expect([...desk.state.orders.values()][0]?.origin).toMatchObject({ actor: chief });
    });

    test('is not executed when the limits say no by then', () => {
      desk.limit({ ...wideLimits, maxOrderQuantity: quantity('99') });

      approve();

      expect(verdict()).toMatchObject({ state: 'blocked', code: 'order-denied' });
    });

    test('is not executed when the journal cannot write', () => {
      desk.canRecord = false;

      approve();

      expect(verdict()?.state).toBe('blocked');
    });

    test('is withdrawn when its strategy is switched off, and stays so when it is on again', () => {
      send({ ...entry, signalId: toSignalId('s2'), strategy: other });
      send({ ...exit, signalId: toSignalId('s3') });
      switches({ enabled: false });
      switches({ enabled: true });

      expect(approve().result).toMatchObject({ ok: false, error: { code: 'signal-not-waiting' } });
      expect(verdict()).toEqual({
        state: 'blocked',
        code: 'strategy-disabled',
        sentence: 'Blocked: regime was switched off while it waited, test.',
      });
      expect(verdict('s2')?.state).toBe('awaitingApproval');
      expect(desk.state.orders.size).toBe(0);
    });

    test('is dropped by a kill it falls under, and cannot be approved after the release', () => {
      send({ ...entry, signalId: toSignalId('s2'), strategy: other });
      const scope = { kind: 'strategy', target: regime } as const;
      desk.run((context) => decideKill(context, { scope, flatten: false, reason: 'drill' }));
      desk.now = addMilliseconds(noon, killStandsMs);
      desk.run((context) => decideKillRelease(context, releasePhrase, 'all clear'));

      expect(approve().result).toMatchObject({ ok: false, error: { code: 'signal-not-waiting' } });
      expect(verdict()).toMatchObject({ state: 'blocked', code: 'kill-latched' });
      expect(verdict('s2')?.state).toBe('awaitingApproval');
    });

    test.each([
      [299_999, 'executed'],
      [300_000, 'expired'],
    ])('approved after %i ms is %s', (afterMs, state) => {
      desk.now = addMilliseconds(noon, afterMs);
      desk.quote(acme, '9.99', '10.01');

      approve();

      expect(verdict()?.state).toBe(state);
    });

    test('expires by itself, once', () => {
      desk.now = addMilliseconds(noon, 300_000);

      const first = desk.run(decideExpiry);

      expect(typesOf(first.events)).toEqual(['SIGNAL_DECIDED']);
      expect(desk.run(decideExpiry).events).toEqual([]);
      expect(verdict()?.sentence).toBe('Expired: nobody decided in time.');
    });

    test('is refused by a no, and decided only once', () => {
      desk.run((context) => decideRefusal(context, entry.signalId, 'too far'));

      expect(verdict()).toMatchObject({ state: 'refused', sentence: 'Refused: too far.' });
      expect(approve().result).toMatchObject({ ok: false, error: { code: 'signal-not-waiting' } });
    });

    test('sets the count of what went without a person back', () => {
      approve();

      expect(desk.state.strategies.get(regime)?.automaticInARow).toBe(0);
    });
  });
});

describe('the stop of a signal', () => {
  test.each<[AdaptiveStopLoss, 'long' | 'short', string]>([
    [{ kind: 'fixed', price: price('9.503') }, 'long', '9.51'],
    [{ kind: 'fixed', price: price('10.507') }, 'short', '10.5'],
    [{ kind: 'percent', percent: percent('2') }, 'long', '9.8'],
    [{ kind: 'percent', percent: percent('2') }, 'short', '10.2'],
    [{ kind: 'atr', atr: price('0.123'), multiple: ratio('3') }, 'long', '9.64'],
    [{ kind: 'atr', atr: price('0.123'), multiple: ratio('3') }, 'short', '10.36'],
  ])('%o of a %s stands on the tick nearer to the market', (stopLoss, direction, stopPrice) => {
    const terms = stopTermsOf(stopLoss, direction, price('10'), price('0.01'));

    expect(terms).toEqual({ orderType: 'stop', stopPrice: price(stopPrice) });
  });

  test('behind the market keeps a distance of whole ticks, at least one', () => {
    const behind = (distance: string) =>
      stopTermsOf(
        { kind: 'trailing', trailingOffset: { kind: 'price', distance: price(distance) } },
        'long',
        undefined,
        price('0.01'),
      );

    expect(behind('0.257')).toMatchObject({ trailingOffset: { distance: price('0.25') } });
    expect(behind('0.001')).toMatchObject({ trailingOffset: { distance: price('0.01') } });
  });

  test('at a distance needs a price to measure from', () => {
    const percentage: AdaptiveStopLoss = { kind: 'percent', percent: percent('2') };

    expect(stopTermsOf(percentage, 'long', undefined, price('0.01'))).toBeUndefined();
  });
});

function withStop(stopLoss: AdaptiveStopLoss): EntrySignal {
  return { ...entry, stopLoss };
}

function percent(text: string): Percent {
  return percentOf(price(text), price('100'));
}
