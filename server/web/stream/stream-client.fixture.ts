import { io, type Socket } from 'socket.io-client';
import type { Depth } from '../../../contract/depth';
import type {
  ClientToServerEvents,
  Heartbeat,
  Marks,
  ServerToClientEvents,
  Snapshot,
  StreamEvents,
} from '../../../contract/stream';
import { streamPath } from '../../../contract/stream';
import { until } from '../web-world.fixture';

export type ClientSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** One message of the stream, as it came. */
export type Received =
  | { readonly kind: 'snapshot'; readonly message: Snapshot }
  | { readonly kind: 'events'; readonly message: StreamEvents }
  | { readonly kind: 'marks'; readonly message: Marks }
  | { readonly kind: 'depth'; readonly message: Depth }
  | { readonly kind: 'heartbeat'; readonly message: Heartbeat };

/** A stream of its own connection; nothing is shared with other clients. */
export function connectStream(url: string, headers: Record<string, string>): ClientSocket {
  return io(url, {
    path: streamPath,
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 50,
    extraHeaders: headers,
  });
}

/** Everything that a client is told, in order. */
export class StreamEar {
  readonly socket: ClientSocket;
  readonly heard: Received[] = [];

  constructor(url: string, headers: Record<string, string>) {
    this.socket = connectStream(url, headers);
    listen(this.socket, (received) => this.heard.push(received));
  }

  all<Kind extends Received['kind']>(kind: Kind) {
    return this.heard.filter(
      (received): received is Extract<Received, { kind: Kind }> => received.kind === kind,
    );
  }

  async next<Kind extends Received['kind']>(kind: Kind) {
    const before = this.all(kind).length;
    await until(() => this.all(kind).length > before);
    const [received] = this.all(kind).slice(before);
    return received!.message as Extract<Received, { kind: Kind }>['message'];
  }

  close(): void {
    this.socket.close();
  }
}

export function listen(socket: ClientSocket, hear: (received: Received) => void): void {
  socket.on('snapshot', (message) => hear({ kind: 'snapshot', message }));
  socket.on('events', (message) => hear({ kind: 'events', message }));
  socket.on('marks', (message) => hear({ kind: 'marks', message }));
  socket.on('depth', (message) => hear({ kind: 'depth', message }));
  socket.on('heartbeat', (message) => hear({ kind: 'heartbeat', message }));
}

/** Why a connection was not made; undefined when it was. */
export async function refusalOf(
  url: string,
  headers: Record<string, string>,
): Promise<string | undefined> {
  const socket = connectStream(url, headers);
  socket.io.reconnection(false);
  try {
    return await new Promise((resolve) => {
      socket.on('connect', () => resolve(undefined));
      socket.on('connect_error', (error) => resolve(error.message));
    });
  } finally {
    socket.close();
  }
}
