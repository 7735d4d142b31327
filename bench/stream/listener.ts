import type { Socket as Line } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { Snapshot, StreamEvents } from '../../contract/stream';

/** One browser on the stream: what it was told, how late, and whether anything was missing. */
export class Listener {
  readonly delays: number[] = [];
  gaps = 0;
  snapshots = 0;
  sequence = 0;
  private readonly socket: Socket;

  constructor(url: string, key: string) {
    this.socket = io(url, {
      path: '/stream',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { authorization: `Bearer ${key}` },
    });
    this.socket.on('snapshot', ({ sequence }: Snapshot) => {
      this.snapshots += 1;
      this.sequence = sequence;
    });
    this.socket.on('events', (told: StreamEvents) => this.hear(told));
  }

  /** Stops reading, as a hung browser does. */
  stall(): void {
    const { transport } = this.socket.io.engine as unknown as {
      readonly transport: { readonly ws: { readonly _socket: Line } };
    };
    transport.ws._socket.pause();
  }

  forget(): void {
    this.delays.length = 0;
  }

  close(): void {
    this.socket.close();
  }

  private hear({ previousSequence, sequence, events }: StreamEvents): void {
    const now = Date.now();
    this.gaps += previousSequence === this.sequence ? 0 : 1;
    this.sequence = sequence;
    for (const { time } of events) {
      this.delays.push(now - Date.parse(time));
    }
  }
}
