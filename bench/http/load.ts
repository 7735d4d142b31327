import { connect, type Socket } from 'node:net';

/** What a load has measured. Durations in milliseconds, sorted. */
export interface LoadResult {
  readonly answered: number;
  readonly failed: number;
  readonly seconds: number;
  readonly durations: readonly number[];
}

interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Ends it earlier. */
  readonly signal?: AbortSignal;
  /** Requests a second over all connections; undefined = as fast as answers come. */
  readonly perSecond?: number;
  /** The bytes of the n-th request of a connection. */
  readonly request: (connection: number, count: number) => string;
  readonly isGood: (status: number) => boolean;
}

/**
 * Loads a server on loopback over raw keep-alive sockets, one request at a time on each, so that
 * little of the machine goes to the load itself. Ends by itself.
 */
export async function runLoad(load: Load): Promise<LoadResult> {
  const begin = performance.now();
  const end = begin + load.seconds * 1_000;
  const parts = await Promise.all(
    Array.from({ length: load.connections }, (_, index) => new Caller(load, index, end).run()),
  );
  const seconds = (performance.now() - begin) / 1_000;
  const durations = parts.flatMap((part) => part.durations).sort((one, other) => one - other);
  const failed = parts.reduce((sum, part) => sum + part.failed, 0);
  return { answered: durations.length, failed, seconds, durations };
}

/** The duration that so large a share of all stays under. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** An answer to an order whole, a page in several pieces. */
const readBytes = 16 * 1_024;

class Caller {
  readonly durations: number[] = [];
  failed = 0;
  private readonly load: Load;
  private readonly index: number;
  private readonly end: number;
  private readonly socket: Socket;
  private readonly pauseMs: number | undefined;
  private count = 0;
  private sentAt = 0;
  private nextAt: number;
  private heard = '';
  private resolve: (caller: this) => void = () => undefined;

  constructor(load: Load, index: number, end: number) {
    this.load = load;
    this.index = index;
    this.end = end;
    this.pauseMs =
      load.perSecond === undefined ? undefined : (1_000 * load.connections) / load.perSecond;
    // In turn, not all at once: so many a second is a pace, and no burst of all connections.
    this.nextAt = performance.now() + ((this.pauseMs ?? 0) * index) / load.connections;
    // Read into one piece of memory: a stream would take a new one for every answer, and several steps more.
    const bytes = Buffer.allocUnsafe(readBytes);
    this.socket = connect({
      port: load.port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: bytes,
        callback: (count) => {
          this.hear(bytes.toString('latin1', 0, count));
          return true;
        },
      },
    });
  }

  run(): Promise<this> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.socket.once('error', reject);
      this.socket.once('connect', () => this.next());
    });
  }

  private next(): void {
    const now = performance.now();
    if (now >= this.end || this.load.signal?.aborted === true) {
      this.socket.end();
      this.resolve(this);
      return;
    }
    if (this.pauseMs !== undefined) {
      // A late answer does not lower the pace: what should have been sent meanwhile is sent at once.
      this.nextAt += this.pauseMs;
      if (this.nextAt > now) {
        setTimeout(() => this.send(), this.nextAt - now);
        return;
      }
    }
    this.send();
  }

  private send(): void {
    this.sentAt = performance.now();
    this.socket.write(this.load.request(this.index, this.count), 'latin1');
    this.count += 1;
  }

  private hear(text: string): void {
    const answer = this.heard + text;
    const headEnd = answer.indexOf('\r\n\r\n');
    const length = headEnd < 0 ? undefined : lengthOf(answer);
    if (length === undefined || answer.length < headEnd + 4 + length) {
      this.heard = answer;
      return;
    }
    const status = Number(answer.slice(9, 12));
    this.heard = '';
    this.durations.push(performance.now() - this.sentAt);
    if (!this.load.isGood(status)) {
      this.failed += 1;
    }
    this.next();
  }
}

const lengthHeader = /\r\ncontent-length: (\d+)/i;

/** What the head says first of a length; undefined when it says nothing. */
function lengthOf(text: string): number | undefined {
  const digits = lengthHeader.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
