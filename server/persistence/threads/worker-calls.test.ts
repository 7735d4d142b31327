import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import type { JournalHealth } from '../../ports/journal';
import { GroupCommitJournal } from '../journal/group-commit-journal';
import { entry } from '../journal/journal.fixture';
import { emptyChain } from '../journal/journal-chain';
import { WorkerCalls } from './worker-calls';
import { WorkerJournalBackend } from './worker-journal-backend';

/** A thread that answers `echo`, and dies of everything else. */
const thread = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id, method, args }) => {
    if (method !== 'echo') { process.exit(3); }
    parentPort.postMessage({ id, value: args });
  });`;

const start = () => new WorkerCalls(new Worker(thread, { eval: true }));

describe('a thread that dies', () => {
  test('fails every call that waits, and every later one', async () => {
    const calls = start();
    expect(await calls.call('echo', 1n, 'ä')).toEqual([1n, 'ä']);

    const waiting = [calls.call('die'), calls.call('echo', 2)];

    await expect(waiting[0]).rejects.toThrow(/ended with code 3/);
    await expect(waiting[1]).rejects.toThrow(/ended with code 3/);
    await expect(calls.call('echo', 3)).rejects.toThrow(/ended with code 3/);
  });

  test('is a failed journal: what was not acknowledged is lost, and nothing new is taken', async () => {
    const writer = start();
    const reader = start();
    const backend = new WorkerJournalBackend(writer, reader, {
      tail: emptyChain,
      health: { status: 'writing' },
    });
    const journal = new GroupCommitJournal(backend);
    const told: JournalHealth[] = [];
    journal.onHealth((health) => told.push(health));

    await expect(journal.append([entry(1)])).rejects.toThrow(/thread stopped/);

    expect(told).toMatchObject([{ status: 'failed' }]);
    await expect(journal.append([entry(2)])).rejects.toThrow(/cannot write/);
    expect(journal.durableSequence).toBe(0);
    await reader.stop();
  });

  test('that was asked to end is no failure', async () => {
    const calls = start();
    const told: string[] = [];
    calls.onEnd((reason) => told.push(reason));

    await calls.stop();

    expect(told).toEqual([]);
    await expect(calls.call('echo')).rejects.toThrow(/thread stopped/);
  });
});
