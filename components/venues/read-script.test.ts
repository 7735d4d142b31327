import { describe, expect, test } from 'vitest';
import { readScript } from './read-script';

const saved = {
  format: 'paper-faults-1',
  venueSeed: 42,
  steps: [
    { afterMs: 0, fault: { kind: 'lose-reply', seed: 7, rate: 0.5, count: 20 } },
    { afterMs: 1_500, fault: { kind: 'wrong-cash', amount: '-250' } },
  ],
};

describe('a file of faults', () => {
  test('as it was saved is played, without the seed of another venue', () => {
    const { venueSeed: _, ...script } = saved;

    expect(readScript(JSON.stringify(saved))).toEqual({ ok: true, script });
  });

  test.each([
    ['', 'The file is no JSON'],
    ['[]', 'format'],
    [JSON.stringify({ ...saved, steps: [] }), 'steps Must have at least one step.'],
    [
      JSON.stringify({ ...saved, steps: [{ afterMs: 0, fault: { kind: 'wrong-cash' } }] }),
      'steps.0.fault.amount A fault of kind wrong-cash needs amount.',
    ],
  ])('that reads %j is refused with what is wrong', (text, words) => {
    const read = readScript(text);

    expect(read.ok ? '' : read.problem).toContain(words);
  });
});
