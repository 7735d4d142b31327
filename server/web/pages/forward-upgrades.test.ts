import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type WebWorld } from '../web-world.fixture';

let pages: Server;
let pagesUrl: string;
const worlds: WebWorld[] = [];

beforeAll(async () => {
  pages = createServer();
  // A socket that answers with what it was sent, as hot reload does in its own words.
  pages.on('upgrade', (request, socket, head) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n\r\n${request.url} ${head}`);
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  pagesUrl = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await Promise.all(worlds.map((world) => world.close()));
  pages.close();
});

async function portOf(isDevelopment: boolean): Promise<number> {
  const world = await openWorld({
    config: { isDevelopment },
    change: (given) => ({ ...given, pagesUrl: () => pagesUrl }),
  });
  worlds.push(world);
  return (await world.web.listen(0, '127.0.0.1')).port;
}

/** What comes back to an upgrade with some words behind it. */
function upgrade(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhello`,
      );
    });
    socket.on('data', (data) => {
      heard += data;
      if (heard.endsWith('hello')) {
        socket.end();
      }
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
  });
}

test('in development the socket of the pages is passed on to them', async () => {
  const port = await portOf(true);

  expect(await upgrade(port, '/_next/hmr?id=1')).toMatch(
    /^HTTP\/1\.1 101 .*\/_next\/hmr\?id=1 hello$/s,
  );
  expect(await upgrade(port, '/elsewhere')).toMatch(/^HTTP\/1\.1 404 /);
});

test('a socket that is open does not keep the desk from closing', async () => {
  const port = await portOf(true);
  const socket = connect(port, '127.0.0.1', () => {
    socket.write(
      'GET /_next/hmr HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
  });
  await new Promise((resolve) => socket.once('data', resolve));
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await worlds.pop()?.close();

  await closed;
});

test('in production nobody but the stream is upgraded', async () => {
  const port = await portOf(false);

  expect(await upgrade(port, '/_next/hmr')).toMatch(/^HTTP\/1\.1 404 /);
  expect(await upgrade(port, '/')).toMatch(/^HTTP\/1\.1 404 /);
});
