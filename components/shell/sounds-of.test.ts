import { describe, expect, test } from 'vitest';
import type { StreamEvent } from '@/contract/stream';
import { soundsOf } from './sounds-of';

/** An event with the members that matter here; the rest of it is silent. */
function event(members: object): StreamEvent {
  return { type: 'ORDER_FILLED', sequence: 1, ...members } as unknown as StreamEvent;
}
const orderOf = (user: string) => ({ origin: { kind: 'user', user } });

describe('what a person hears', () => {
  test('the own fills and refusals, not those of others', () => {
    const fill = { executionId: 'x' };
    const denied = { type: 'ORDER_DENIED' };

    expect(soundsOf([event({ fill, order: orderOf('anna') })], 'anna')).toEqual(['fill']);
    expect(soundsOf([event({ fill, order: orderOf('ben') })], 'anna')).toEqual([]);
    expect(soundsOf([event({ ...denied, order: orderOf('anna') })], 'anna')).toEqual(['refusal']);
    expect(soundsOf([event({ ...denied, order: orderOf('ben') })], 'anna')).toEqual([]);
  });

  test('alerts of everybody, the critical ones apart, and none that is acknowledged', () => {
    const alert = (severity: string, more: object = {}) => event({ alert: { severity, ...more } });

    expect(soundsOf([alert('high'), alert('critical')], 'anna')).toEqual(['alert', 'critical']);
    expect(soundsOf([alert('critical', { acknowledgedBy: 'ben' })], 'anna')).toEqual([]);
  });
});
