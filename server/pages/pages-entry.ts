import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { putThisProcessBehind } from '../system/thread-standing';
import type { PagesListening } from './pages-message';

/**
 * The pages process: renders the pages on a port of loopback and knows nothing else. It ends when the
 * desk ends, however that came about: the channel to it closes even after a kill -9.
 */
const folder = process.argv[2] ?? process.cwd();

// Where there are fewer cores than work, an order goes before a page.
putThisProcessBehind(10);
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
// Ctrl-C reaches both processes; the desk decides in which order they end.
process.on('SIGINT', () => {});

const pages = next({ dev: false, dir: folder, hostname: '127.0.0.1', quiet: true });
await pages.prepare();
const handle = pages.getRequestHandler();

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    response.destroy();
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ kind: 'listening', port } satisfies PagesListening);
});
