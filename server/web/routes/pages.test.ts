import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, openWorld, toAnswer, type WebWorld } from '../web-world.fixture';

const script = 'self.__next_f.push([1,"page"])';
const html = `<!doctype html><script src="/_next/a.js"></script><script>${script}</script>`;

let world: WebWorld;
let pages: Server;
let seen: IncomingMessage[] = [];
let pagesUrl: string | undefined;

beforeAll(async () => {
  pages = createServer((request, response) => {
    seen.push(request);
    if (request.url === '/_next/a.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end('1');
    } else if (request.url?.startsWith('/kept')) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('cache-control', 's-maxage=31536000');
      response.setHeader('etag', '"as-built"');
      response.end(html);
    } else if (request.url === '/broken') {
      response.destroy();
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('content-length', String(html.length));
      response.end(html);
    }
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  pagesUrl = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  world = await openWorld({ change: (given) => ({ ...given, pagesUrl: () => pagesUrl }) });
});
afterAll(async () => {
  await world.close();
  pages.closeAllConnections();
  pages.close();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  world.call('GET', path, { accept: 'text/html', ...headers });

describe('the pages', () => {
  test('come from their own process, with a policy that lets just their scripts run', async () => {
    const page = await get('/');
    const hash = createHash('sha256').update(script).digest('base64');

    expect(page.status).toBe(200);
    expect(page.text).toBe(html);
    expect(page.headers['content-security-policy']).toContain(
      `script-src 'self' 'sha256-${hash}';`,
    );
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['x-frame-options']).toBe('DENY');
  });

  test('are zipped for who takes it', async () => {
    const response = await world.web.fastify.inject({
      method: 'GET',
      url: '/risk',
      headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' },
    });

    expect(response.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(response.rawPayload).toString()).toBe(html);
  });

  test('their process sees no cookie and no key', async () => {
    seen = [];
    await get('/', { cookie: 'desk-session=secret', authorization: 'Bearer secret' });

    expect(seen.length).toBe(1);
    expect(JSON.stringify(seen[0]?.rawHeaders)).not.toContain('secret');
  });

  test('their scripts pass through as they are', async () => {
    const answer = await get('/_next/a.js');

    expect(answer.text).toBe('1');
    expect(answer.headers['content-type']).toBe('text/javascript');
  });

  test('made at build time are asked for once, and with nothing of the browser’s', async () => {
    seen = [];
    const first = await get('/kept', { 'x-forwarded-host': 'evil.example', 'user-agent': 'one' });
    const second = await get('/kept?tab=2');
    const unchanged = await get('/kept', { 'if-none-match': '"as-built"' });

    expect(seen.map(({ url }) => url)).toEqual(['/kept']);
    expect(JSON.stringify(seen[0]?.rawHeaders)).not.toMatch(/evil|one/);
    expect(second.text).toBe(html);
    expect(second.headers['content-security-policy']).toBe(
      first.headers['content-security-policy'],
    );
    expect(unchanged).toMatchObject({ status: 304, text: '' });
  });

  test('of another process are asked for anew, and what its router asks for passes through', async () => {
    await get('/kept-too');
    seen = [];
    const address = pagesUrl;
    pagesUrl = pagesUrl?.replace('127.0.0.1', 'localhost');
    await get('/kept-too');
    await get('/kept-too', { rsc: '1' });
    pagesUrl = address;

    expect(seen.map(({ headers }) => headers['rsc'])).toEqual([undefined, '1']);
  });

  test('their process is asked for pages alone: no call ever reaches it', async () => {
    seen = [];
    const answers: Answer[] = [
      await world.call('POST', '/', {}, {}),
      await world.call('PUT', '/risk', {}, {}),
      await get('/api/v1/nothing'),
      await get('/api/anything'),
      await world.call('DELETE', '/api/v1/nothing'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(seen).toEqual([]);
  });

  test('that cannot be reached leave a plain page with the way to stop the desk', async () => {
    const broken = await get('/broken');
    const address = pagesUrl;
    pagesUrl = undefined;
    const down = await get('/');
    pagesUrl = 'http://127.0.0.1:1';
    const refused = await get('/');
    pagesUrl = address;

    for (const answer of [broken, down, refused]) {
      expect(answer.status).toBe(503);
      expect(answer.text).toContain('The pages are not there');
      expect(answer.text).toContain('<a href="/kill">');
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    }
    expect((await world.call('GET', '/healthz')).status).toBe(200);
  });

  test.each(['//evil.example/x', '/\\evil.example', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2f'])(
    'the path %s reaches nobody but their process',
    async (path) => {
      const answer = toAnswer(await world.web.fastify.inject({ method: 'GET', url: path }));

      expect([200, 400, 404, 500, 503]).toContain(answer.status);
      expect(answer.text).not.toContain('root:');
    },
  );
});
