import type { Clock } from '../../ports/clock';
import type { Caller } from '../access/caller';
import { RateLimiter } from '../access/rate-limiter';
import type { StreamIo } from './subscriber';
import { type StreamConnection, unsentOf } from './unsent';

const connectionsPerCallerMax = 50;
/** What a page sends beside signals is a handful a second. */
const pagePacketsPerSecond = 100;
/** Answers that nobody reads; far more than the largest picture of the desk. */
const unsentMessagesMax = 5_000;
const unsentBytesMax = 32_000_000;

/**
 * Watches connections below their namespaces, where a client that says nothing the desk knows is seen
 * as well: how many a caller has, how much one sends, and what it leaves unread.
 */
export class ConnectionWatch {
  private readonly open = new Map<Caller, number>();
  private readonly clock: Clock;
  private readonly packetsPerSecond: number;
  private readonly callerOf: (connection: StreamConnection) => Caller | undefined;

  constructor(
    io: StreamIo,
    clock: Clock,
    signalsPerSecond: number,
    callerOf: (connection: StreamConnection) => Caller | undefined,
  ) {
    // Signals above their rate are answered with a no; this is for who goes on all the same.
    this.packetsPerSecond = pagePacketsPerSecond + 2 * signalsPerSecond;
    this.clock = clock;
    this.callerOf = callerOf;
    io.engine.on('connection', (connection: StreamConnection) => this.watch(connection));
  }

  isFull(caller: Caller): boolean {
    return (this.open.get(caller) ?? 0) >= connectionsPerCallerMax;
  }

  private watch(connection: StreamConnection): void {
    const caller = this.callerOf(connection);
    if (caller === undefined) {
      connection.close(true);
      return;
    }
    this.count(caller, 1);
    connection.once('close', () => this.count(caller, -1));
    const packets = new RateLimiter(this.packetsPerSecond, this.packetsPerSecond, this.clock);
    connection.on('packet', () => {
      if (packets.take('') > 0 || isLeftUnread(connection)) {
        connection.close(true);
      }
    });
  }

  private count(caller: Caller, by: 1 | -1): void {
    const open = (this.open.get(caller) ?? 0) + by;
    if (open > 0) {
      this.open.set(caller, open);
    } else {
      this.open.delete(caller);
    }
  }
}

function isLeftUnread(connection: StreamConnection): boolean {
  const { messages, bytes } = unsentOf(connection);
  return messages > unsentMessagesMax || bytes > unsentBytesMax;
}
