import type { Socket } from 'socket.io';

/** What a client has below the namespaces that it is in. */
export type StreamConnection = Socket['conn'];

/** What was given to a connection and has not left this process. */
export function unsentOf(connection: StreamConnection): {
  readonly messages: number;
  readonly bytes: number;
} {
  // engine.io counts what is unsent only in private members; the WebSocket is the only transport.
  const { writeBuffer, transport } = connection as unknown as EngineSocket;
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const packet of writeBuffer) {
    bytes += sizeOf(packet.data);
  }
  return { messages: writeBuffer.length, bytes };
}

interface EngineSocket {
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  readonly transport: { readonly socket?: { readonly bufferedAmount: number } };
}

function sizeOf(data: unknown): number {
  return typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0;
}
