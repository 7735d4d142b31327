import { beforeEach, describe, expect, test } from 'vitest';
import { acme, byChief, coin, DeskBench, limitOrder, typesOf } from '../desk/desk.fixture';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import { toClientOrderId, toStrategyId } from '../values/ids';
import { addMilliseconds } from '../values/instant';
import { decideKill, decideKillRelease, killStandsMs, releasePhrase } from './decide-kill';
import { decideMode } from './decide-mode';
import type { KillScope } from './kill';
import { heldIn } from './stopped';

const everything: KillScope = { kind: 'desk' };

describe('the kill [rules 4]', () => {
  let desk: DeskBench;

  beforeEach(() => {
    desk = new DeskBench();
    send('a1', {});
    send('a2', { strategy: 'mean-rev' });
    send('c1', { instrument: coin });
  });

  function send(
    id: string,
    { instrument = acme, strategy }: { instrument?: typeof acme; strategy?: string },
  ) {
    const clientOrderId = toClientOrderId(id);
    const origin =
      strategy === undefined ? byChief : { ...byChief, strategy: toStrategyId(strategy) };
    const size = instrument === coin ? '0.01' : '10';
    const at = instrument === coin ? '60000' : '10';
    desk.run((context) =>
      decideSubmit(context, limitOrder('buy', size, at, { clientOrderId, instrument }), origin),
    );
  }

  const kill = (scope: KillScope, flatten = false) =>
    desk.run((context) => decideKill(context, { scope, flatten, reason: 'drill' }));

  test('closes the latch first, then asks for the cancel of every open order, in one step', () => {
    const { events } = kill(everything);

    expect(typesOf(events)).toEqual([
      'KILL_LATCHED',
      'ORDER_CANCEL_REQUESTED',
      'ORDER_CANCEL_REQUESTED',
      'ORDER_CANCEL_REQUESTED',
    ]);
    expect(desk.state).toMatchObject({
      latched: true,
      mode: 'killed',
      kill: { ordersAtLatch: 3, phase: 'latched' },
    });
  });

  test.each<[KillScope, readonly string[]]>([
    [{ kind: 'instrument', target: 'COIN' }, ['c1']],
    [{ kind: 'strategy', target: 'mean-rev' }, ['a2']],
    [{ kind: 'operator', target: 'chief' }, ['a1', 'a2', 'c1']],
    [{ kind: 'operator', target: 'other' }, []],
    [{ kind: 'account', target: 'main' }, ['a1', 'a2', 'c1']],
  ])('of %j cancels %j and leaves the mode alone', (scope, hit) => {
    kill(scope);

    const asked = [...desk.state.orders.values()].filter(
      ({ pending }) => pending.operation === 'cancel',
    );
    expect(asked.map(({ clientOrderId }) => clientOrderId)).toEqual(hit);
    expect(desk.state.mode).toBe('manual');
  });

  test('pressed again is safe: nothing is latched or asked for twice', () => {
    kill(everything);

    expect(kill(everything).events).toEqual([]);
  });

  test('pressed again with flatten goes further than it did', () => {
    kill(everything);

    expect(typesOf(kill(everything, true).events)).toEqual(['KILL_LATCHED']);
    expect(desk.state.kill?.flatten).toBe(true);
  });

  test('a second kill of another scope leaves the first one in force', () => {
    kill({ kind: 'instrument', target: 'COIN' });
    kill({ kind: 'instrument', target: 'ACME' });

    expect(desk.state.latchedScopes).toHaveLength(2);
  });

  test('of an operator or a strategy closes no position: those are the account’s', () => {
    desk.run((context) => decideReport(context, desk.trade('a1', '10', '10')));

    expect(heldIn(desk.state, [{ kind: 'operator', target: 'chief' }])).toEqual([]);
    expect(heldIn(desk.state, [everything])).toHaveLength(1);
    expect(heldIn(desk.state, [{ kind: 'instrument', target: 'COIN' }])).toEqual([]);
  });

  test('no other mode ends it', () => {
    kill(everything);

    expect(desk.run((context) => decideMode(context, 'manual', 'please')).result).toMatchObject({
      ok: false,
      error: { code: 'kill-latched', killId: 'kill-1' },
    });
  });

  describe('is released', () => {
    const release = (phrase: string) =>
      desk.run((context) => decideKillRelease(context, phrase, 'all clear'));

    test.each([
      [killStandsMs - 1, releasePhrase, 'kill-release-too-early'],
      [killStandsMs, 'release', 'kill-phrase-wrong'],
    ])('not after %i ms with “%s”: %s', (afterMs, phrase, code) => {
      kill(everything);
      desk.now = addMilliseconds(desk.now, afterMs);

      expect(release(phrase).result).toMatchObject({ ok: false, error: { code } });
      expect(desk.state.latched).toBe(true);
    });

    test('after a minute with the whole phrase, into manual and never into automatic', () => {
      desk.apply([{ type: 'MODE_CHANGED', previous: 'manual', mode: 'automatic', reason: 'test' }]);
      kill(everything);
      desk.now = addMilliseconds(desk.now, killStandsMs);

      expect(release(releasePhrase).result.ok).toBe(true);
      expect(desk.state).toMatchObject({ latched: false, latchedScopes: [], mode: 'manual' });
    });

    test('not when nothing is latched', () => {
      expect(release(releasePhrase).result).toMatchObject({
        ok: false,
        error: { code: 'kill-not-latched' },
      });
    });
  });
});
