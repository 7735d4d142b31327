import { describe, expect, test } from 'vitest';
import { WorkQueue } from './work-queue';

describe('the order of work in the writing thread', () => {
  test('urgent work waits for one step of other work and no more', async () => {
    const queue = new WorkQueue();
    const done: string[] = [];
    const patient = queue.patient(async function* () {
      for (let step = 1; step <= 3; step += 1) {
        await Promise.resolve();
        done.push(`read tables ${step}`);
        if (step === 1) {
          void queue.urgent(async () => void done.push('commit a'));
          void queue.urgent(async () => void done.push('commit b'));
        }
        yield;
      }
    });

    await patient;

    expect(done).toEqual([
      'read tables 1',
      'commit a',
      'commit b',
      'read tables 2',
      'read tables 3',
    ]);
  });

  test('urgent work is done in the order it came, one at a time', async () => {
    const queue = new WorkQueue();
    const done: string[] = [];
    const slow = async (name: string) => {
      done.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      done.push(`${name} ends`);
      return name;
    };

    const results = await Promise.all([
      queue.urgent(() => slow('a')),
      queue.urgent(() => slow('b')),
    ]);

    expect(results).toEqual(['a', 'b']);
    expect(done).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('work that fails fails its caller and nobody else', async () => {
    const queue = new WorkQueue();
    const failing = queue.patient(async function* () {
      await Promise.resolve();
      yield;
      throw new Error('no room');
    });
    const other = queue.patient(async function* () {
      await Promise.resolve();
      yield;
    });

    await expect(failing).rejects.toThrow('no room');
    await expect(queue.urgent(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await other;
    expect(await queue.urgent(() => Promise.resolve('goes on'))).toBe('goes on');
  });
});
