import { describe, expect, test } from 'vitest';
import { signalRequest } from './signal-request';

const entry = {
  type: 'ENTRY_SIGNAL',
  signalId: 's-1',
  strategy: 'regime',
  time: '2026-11-22T14:30:00.000Z',
  instrument: 'ACME',
  direction: 'long',
  price: 189.4,
  quantity: 100,
  stopLoss: { kind: 'percent', percent: 2 },
};

describe('a signal on its way in', () => {
  test('may have numbers or text, and keeps them as text', () => {
    expect(signalRequest.parse(entry)).toMatchObject({
      price: '189.4',
      quantity: '100',
      stopLoss: { kind: 'percent', percent: '2' },
    });
  });

  test.each([
    [{ kind: 'fixed', price: '180' }],
    [{ kind: 'percent', percent: '1.5' }],
    [{ kind: 'atr', atr: '2.10', multiple: '3' }],
    [{ kind: 'trailing', offset: '0.8%' }],
  ])('takes a stop that is %j', (stopLoss) => {
    expect(signalRequest.safeParse({ ...entry, stopLoss }).success).toBe(true);
  });

  test.each<[string, object]>([
    ['stopLoss', { stopLoss: undefined }],
    ['stopLoss.kind', { stopLoss: { kind: 'gut', feeling: 'bad' } }],
    ['stopLoss.percent', { stopLoss: { kind: 'percent', percent: '100' } }],
    ['stopLoss', { stopLoss: { kind: 'fixed', price: '180', percent: '2' } }],
    ['direction', { direction: 'sideways' }],
    ['quantity', { quantity: '0' }],
    ['price', { orderType: 'limit', price: undefined }],
    ['time', { time: 'yesterday' }],
    ['signalId', { signalId: 'with a blank' }],
    ['metadata', { metadata: { notes: 'x'.repeat(5_000) } }],
    ['type', { type: 'MAYBE_SIGNAL' }],
  ])('with a wrong %s is malformed, and the field is named', (field, change) => {
    const read = signalRequest.safeParse({ ...entry, ...change });

    expect(read.error?.issues.map(({ path }) => path.join('.'))).toContain(field);
  });

  test('does not loosen a stop unless it says so', () => {
    const { signalId, strategy, time, instrument } = entry;
    const read = signalRequest.parse({
      type: 'STOP_ADJUSTMENT',
      ...{ signalId, strategy, time, instrument },
      newStop: { kind: 'fixed', price: '185' },
      reason: 'regime changed',
    });

    expect(read).toMatchObject({ mayLoosen: false });
  });
});
