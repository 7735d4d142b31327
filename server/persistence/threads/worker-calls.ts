import type { MessagePort, Worker } from 'node:worker_threads';
import type { ChainBreak } from '../journal/journal-chain';
import { JournalError, type JournalErrorCode } from '../journal/journal-error';

/** What goes to a worker thread and back. Values are copied; big integers stay what they are. */
interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: CopiedError }
  | { readonly event: unknown };

interface CopiedError {
  readonly name: string;
  readonly message: string;
  readonly code?: JournalErrorCode;
  readonly chainBreak?: ChainBreak;
}

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** The calling side: asks a worker thread, and fails all that waits when the thread ends. */
export class WorkerCalls {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #eventListeners: ((event: unknown) => void)[] = [];
  readonly #endListeners: ((reason: string) => void)[] = [];
  #calls = 0;
  #ended: string | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (reply: Reply) => this.#receive(reply));
    worker.on('error', (error) => this.#end(error.message));
    worker.on('exit', (code) => this.#end(`it ended with code ${code}`));
  }

  /** The caller says what comes back; both sides name the same interface. */
  call<Value>(method: string, ...args: readonly unknown[]): Promise<Value> {
    if (this.#ended !== undefined) {
      return Promise.reject(new Error(this.#ended));
    }
    this.#calls += 1;
    const id = this.#calls;
    return new Promise<Value>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, method, args } satisfies Call);
    });
  }

  onEvent(listener: (event: unknown) => void): void {
    this.#eventListeners.push(listener);
  }

  /** Told once when the thread ends and nobody asked it to. */
  onEnd(listener: (reason: string) => void): void {
    this.#endListeners.push(listener);
  }

  async stop(): Promise<void> {
    this.#endListeners.length = 0;
    await this.#worker.terminate();
  }

  #receive(reply: Reply): void {
    if ('event' in reply) {
      for (const listener of this.#eventListeners) {
        listener(reply.event);
      }
      return;
    }
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ('error' in reply) {
      pending?.reject(toError(reply.error));
    } else {
      pending?.resolve(reply.value as never);
    }
  }

  #end(reason: string): void {
    if (this.#ended !== undefined) {
      return;
    }
    this.#ended = `The thread stopped: ${reason}`;
    for (const { reject } of this.#pending.values()) {
      reject(new Error(this.#ended));
    }
    this.#pending.clear();
    for (const listener of this.#endListeners) {
      listener(this.#ended);
    }
  }
}

export type Handlers = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The answering side, in the worker thread. Returns how to tell what nobody asked for. */
export function serveCalls(port: MessagePort, handlers: Handlers): (event: unknown) => void {
  port.on('message', ({ id, method, args }: Call) => {
    void answer(handlers[method], args).then(
      (value) => port.postMessage({ id, value } satisfies Reply),
      (error: unknown) => port.postMessage({ id, error: toCopy(error) } satisfies Reply),
    );
  });
  return (event) => port.postMessage({ event } satisfies Reply);
}

async function answer(
  handler: Handlers[string] | undefined,
  args: readonly unknown[],
): Promise<unknown> {
  if (handler === undefined) {
    throw new Error('The thread does not know this call');
  }
  return await handler(...(args as never[]));
}

function toCopy(error: unknown): CopiedError {
  if (error instanceof JournalError) {
    const { name, message, code, chainBreak } = error;
    return { name, message, code, ...(chainBreak === undefined ? {} : { chainBreak }) };
  }
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}

function toError({ name, message, code, chainBreak }: CopiedError): Error {
  return code === undefined
    ? Object.assign(new Error(message), { name })
    : new JournalError(code, message, chainBreak);
}
