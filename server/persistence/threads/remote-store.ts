import type { WorkerCalls } from './worker-calls';

/** A store in the records' thread as if it were here: every method is a call to it. */
export function remoteStore<Store extends object>(records: WorkerCalls, name: string): Store {
  return new Proxy({} as Store, {
    // A store has methods alone, and none of them is called `then`: it may be awaited by mistake.
    get: (_, method) =>
      typeof method === 'string' && method !== 'then'
        ? (...args: readonly unknown[]) => records.call('ask', name, method, ...args)
        : undefined,
  });
}
