import type { Server, Socket } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '../../../contract/stream';
import type { InstrumentId } from '../../core/values/ids';
import type { Caller } from '../access/caller';
import { unsentOf } from './unsent';

export type StreamServerSocket = Socket<ClientToServerEvents, ServerToClientEvents>;
export type StreamIo = Server<ClientToServerEvents, ServerToClientEvents>;

/** More than this unsent: marks wait, the next ones make up for them. */
const behindBytes = 64_000;
const behindMessages = 3;
/** More than this unsent: events stop, and a new snapshot comes when it has caught up. */
const stalledBytes = 4_000_000;
const stalledMessages = 500;

/**
 * One open stream. `waiting`: a snapshot is on its way. `live`: it has been told everything.
 * `stalled`: it reads too slowly; it is told nothing until it has read what it was sent.
 */
export class Subscriber {
  readonly socket: StreamServerSocket;
  readonly caller: Caller;
  state: 'waiting' | 'live' | 'stalled' = 'waiting';
  stalledAt = 0;
  isHidden = false;
  /** Marks were held back: all of them are due as soon as it reads again. */
  missedMarks = false;
  /** The instrument whose displayed levels it wants, and whether newer ones are due. */
  depthOf: InstrumentId | undefined;
  missedDepth = false;

  constructor(socket: StreamServerSocket, caller: Caller) {
    this.socket = socket;
    this.caller = caller;
  }

  get isBehind(): boolean {
    const { messages, bytes } = unsentOf(this.socket.conn);
    return messages > behindMessages || bytes > behindBytes;
  }

  get isStalled(): boolean {
    const { messages, bytes } = unsentOf(this.socket.conn);
    return messages > stalledMessages || bytes > stalledBytes;
  }

  /** Ends the connection, with a good-bye where it can still be read. */
  end(): void {
    if (this.isBehind) {
      this.socket.conn.close(true);
    } else {
      this.socket.disconnect(true);
    }
  }
}
