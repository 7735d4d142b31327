import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { developmentPolicy, pagePolicy } from '../pages/content-policy';
import { PageForwarder, passedOn } from '../pages/forward-page';
import { isMadeAtBuild, type KeptPage, KeptPages } from '../pages/kept-pages';
import { plainPage, plainPagePolicy } from '../pages/plain-page';
import type { WebContext } from '../web-context';

const zip = promisify(gzip);
/** A page is some tens of kilobytes; what is much larger is not ours to hold in memory. */
const pageBytesMax = 4_000_000;

/**
 * Everything that is no call goes to the process that renders pages: over loopback, by GET alone,
 * and without cookies and keys, which that process has no use for.
 */
export async function pageRoutes(fastify: FastifyInstance, web: WebContext): Promise<void> {
  const { pagesUrl, config } = web;
  await fastify.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: config.publicUrl?.protocol === 'https:',
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  const forwarder = new PageForwarder();
  const kept = new KeptPages();
  fastify.addHook('onClose', async () => forwarder.close());
  const isDevelopment = config.isDevelopment === true;

  fastify.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    config: { rule: { needs: 'anyone' } },
    schema: { hide: true },
    handler: async (request, reply) => {
      const origin = pagesUrl();
      const isPage = !isDevelopment && isPlainPage(request);
      const known = isPage && origin !== undefined ? kept.find(origin, request.url) : undefined;
      if (known !== undefined) {
        return sendKept(request, reply, known);
      }
      const answer = origin && (await ask(forwarder, origin, request, isPage));
      if (!answer || origin === undefined) {
        return sendUnavailable(reply);
      }
      copyHead(answer, reply);
      const isHtml = String(answer.headers['content-type'] ?? '').startsWith('text/html');
      if (request.method !== 'GET' || !isHtml) {
        const length = answer.headers['content-length'];
        return (length === undefined ? reply : reply.header('content-length', length)).send(answer);
      }
      if (isDevelopment) {
        return reply.header('content-security-policy', developmentPolicy()).send(answer);
      }
      const page = await readPage(answer);
      if (page === undefined) {
        return sendUnavailable(reply);
      }
      if (isPage && isMadeAtBuild(reply.statusCode, answer.headers['cache-control'])) {
        kept.keep(origin, request.url, page);
      }
      return sendPage(request, reply, page);
    },
  });
}

/** What Next's own router asks for comes in another form, and says so in headers of its own. */
function isPlainPage({ method, headers }: FastifyRequest): boolean {
  const isOfRouter = Object.keys(headers).some((name) => /^(rsc$|next-|x-nextjs-)/.test(name));
  return method === 'GET' && !isOfRouter && String(headers.accept ?? '').includes('text/html');
}

/** Undefined when the process does not answer. */
function ask(
  forwarder: PageForwarder,
  origin: string,
  { method, url, headers }: FastifyRequest,
  isPage: boolean,
): Promise<IncomingMessage | undefined> {
  return forwarder
    .ask(origin, {
      method: method === 'HEAD' ? 'HEAD' : 'GET',
      path: url,
      headers: isPage ? plainHeaders : headersForPages(headers),
    })
    .catch(() => undefined);
}

/** The page is read here to make its policy, so it comes as it is. */
const plainHeaders = { accept: 'text/html', 'accept-encoding': 'identity' };
const privateHeaders = ['cookie', 'authorization', 'idempotency-key'];

function headersForPages(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const passed = { ...headers };
  for (const name of privateHeaders) {
    delete passed[name];
  }
  if (String(headers.accept ?? '').includes('text/html')) {
    passed['accept-encoding'] = 'identity';
  }
  return passed;
}

function copyHead({ statusCode = 502, headers }: IncomingMessage, reply: FastifyReply): void {
  void reply.code(statusCode);
  for (const [name, value] of Object.entries(passedOn(headers))) {
    if (value !== undefined) {
      void reply.header(name, value);
    }
  }
}

/** Undefined when it breaks off, or is larger than a page can be. */
async function readPage(answer: IncomingMessage): Promise<KeptPage | undefined> {
  try {
    const html = await collect(answer);
    const policy = pagePolicy(html.toString('utf8'));
    return { html, zipped: await zip(html), policy, etag: answer.headers.etag };
  } catch {
    return undefined;
  }
}

function sendKept(request: FastifyRequest, reply: FastifyReply, page: KeptPage): FastifyReply {
  void reply.type('text/html; charset=utf-8').header('cache-control', 's-maxage=31536000');
  if (page.etag !== undefined) {
    void reply.header('etag', page.etag);
    if (request.headers['if-none-match'] === page.etag) {
      return reply.code(304).send();
    }
  }
  return sendPage(request, reply, page);
}

function sendPage(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { html, zipped, policy }: KeptPage,
): FastifyReply {
  void reply.header('content-security-policy', policy).header('vary', 'accept-encoding');
  return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
    ? reply.header('content-encoding', 'gzip').send(zipped)
    : reply.send(html);
}

async function collect(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream) {
    const chunk = Buffer.from(part as Uint8Array);
    bytes += chunk.length;
    if (bytes > pageBytesMax) {
      throw new Error('The page is larger than a page can be');
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

function sendUnavailable(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .headers({
      'content-security-policy': plainPagePolicy,
      'retry-after': '2',
      'cache-control': 'no-store',
    })
    .type('text/html; charset=utf-8')
    .send(
      plainPage(
        'The pages are not there',
        `<h1>The pages are not there</h1>
<p>The process that renders them is starting or down. The desk itself trades on: its calls, its
stream and its limits do not need it. This page looks again every two seconds.</p>
<p class="alarm">To stop the desk now: <a href="/kill">/kill</a>, or <code>npm run kill</code>.</p>`,
        '<meta http-equiv="refresh" content="2">\n',
      ),
    );
}
