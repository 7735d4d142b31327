import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { WriteTurns } from './write-turns';

describe('turns of two threads at one file', () => {
  test('a turn that was given back lets the next one in at once', () => {
    const turns = new WriteTurns();

    for (let count = 0; count < 1_000; count += 1) {
      turns.take()();
    }
    const giveBack = new WriteTurns(turns.buffer).take();
    giveBack();
    giveBack();
    turns.take()();
  });

  test('two threads never write at the same time, and both get on', async () => {
    const turns = new WriteTurns().buffer;
    const counter = new SharedArrayBuffer(8);
    const rounds = 4_000;

    await Promise.all([count(turns, counter, rounds), count(turns, counter, rounds)]);

    expect(new Float64Array(counter)[0]).toBe(rounds * 2);
  });

  test('a turn that is never given back holds the other up for two seconds, once', () => {
    const turns = new WriteTurns();
    const lost = turns.take();

    const from = performance.now();
    const giveBack = turns.take();
    expect(performance.now() - from).toBeGreaterThan(1_900);
    lost();
    giveBack();

    const again = performance.now();
    turns.take()();
    expect(performance.now() - again).toBeLessThan(500);
  });
});

/** A thread that adds to a number in memory in two steps, each pair of steps in its turn. */
async function count(
  turns: SharedArrayBuffer,
  counter: SharedArrayBuffer,
  rounds: number,
): Promise<void> {
  const source = readFileSync(new URL('write-turns.ts', import.meta.url), 'utf8');
  const code = `${transformSync(source, { loader: 'ts', format: 'cjs' }).code}
    const { workerData } = require('node:worker_threads');
    const turns = new module.exports.WriteTurns(workerData.turns);
    const cell = new Float64Array(workerData.counter);
    for (let round = 0; round < workerData.rounds; round += 1) {
      const giveBack = turns.take();
      const seen = cell[0];
      for (let spin = 0; spin < 50; spin += 1) { Math.sqrt(spin); }
      cell[0] = seen + 1;
      giveBack();
    }`;
  const worker = new Worker(code, { eval: true, workerData: { turns, counter, rounds } });
  await new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
}
