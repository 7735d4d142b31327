import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { streamPath } from '../../../contract/stream';

/** How long open sockets are given to say good-bye when the server closes. */
const goodByeMs = 300;

/**
 * Sees to upgrades that are not the stream's. In development the page's own socket (hot reload) is
 * forwarded to the pages process; everything else is closed at once. Returns what ends all upgraded
 * sockets, the stream's too: a server does not close while one is open, and a hung browser's would be.
 */
export function forwardUpgrades(
  server: Server,
  pagesUrl: () => string | undefined,
  isDevelopment: boolean,
): () => Promise<void> {
  const open = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    const path = request.url?.split('?')[0] ?? '';
    if (path === streamPath || path.startsWith(`${streamPath}/`)) {
      return;
    }
    const target = pagesUrl();
    if (!isDevelopment || target === undefined || !path.startsWith('/_next/')) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    forward(request, socket, head, new URL(target));
  });
  return async () => {
    if (open.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, goodByeMs));
    }
    for (const socket of open) {
      socket.destroy();
    }
  };
}

function forward(request: IncomingMessage, socket: Duplex, head: Buffer, target: URL): void {
  const upstream = connect(Number(target.port), target.hostname, () => {
    const headers = request.rawHeaders
      .map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`))
      .join('');
    upstream.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers}\r\n`);
    upstream.write(head);
    socket.pipe(upstream).pipe(socket);
  });
  upstream.on('error', () => socket.destroy());
  socket.on('error', () => upstream.destroy());
  upstream.on('close', () => socket.destroy());
  socket.on('close', () => upstream.destroy());
}
