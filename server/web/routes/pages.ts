import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import helmet from '@fastify/helmet';
import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { developmentPolicy, pagePolicy } from '../content-policy';
import { plainPage, plainPagePolicy } from '../plain-page';
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
  await fastify.register(httpProxy, {
    upstream: '',
    httpMethods: ['GET', 'HEAD'],
    config: { rule: { needs: 'anyone' } },
    proxyPayloads: false,
    websocket: false,
    preHandler: (_request, reply, done) => {
      if (pagesUrl() === undefined) {
        void sendUnavailable(reply);
        return;
      }
      done();
    },
    replyOptions: {
      getUpstream: () => pagesUrl() ?? '',
      rewriteRequestHeaders: (_request, headers) => headersForPages(headers),
      onResponse: (request, reply, response) => {
        // With Node's own http client the answer is an IncomingMessage; undici's has a body too.
        const stream = streamOf(response);
        const type = String(reply.getHeader('content-type') ?? '');
        if (request.method === 'GET' && type.startsWith('text/html')) {
          // reply-from types its reply for HTTP/2 as well; this server speaks HTTP/1.1 alone.
          void sendPage(reply as unknown as FastifyReply, stream, {
            isDevelopment: config.isDevelopment === true,
            mayZip: /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')),
          });
        } else {
          void reply.send(stream);
        }
      },
      onError: (reply) => void sendUnavailable(reply as unknown as FastifyReply),
    },
  });
}

const privateHeaders = ['cookie', 'authorization', 'idempotency-key'];

function headersForPages(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const passed = { ...headers };
  for (const name of privateHeaders) {
    delete passed[name];
  }
  if (String(headers.accept ?? '').includes('text/html')) {
    // The page is read here to make its policy.
    passed['accept-encoding'] = 'identity';
  }
  return passed;
}

function streamOf(response: unknown): Readable {
  const { stream } = response as { readonly stream?: Readable };
  return stream ?? (response as IncomingMessage);
}

async function sendPage(
  reply: FastifyReply,
  stream: Readable,
  { isDevelopment, mayZip }: { readonly isDevelopment: boolean; readonly mayZip: boolean },
): Promise<void> {
  if (isDevelopment) {
    await reply.header('content-security-policy', developmentPolicy()).send(stream);
    return;
  }
  try {
    const html = await collect(stream);
    reply.removeHeader('content-length');
    reply.removeHeader('transfer-encoding');
    void reply.header('content-security-policy', pagePolicy(html.toString('utf8')));
    void reply.header('vary', 'accept-encoding');
    if (mayZip) {
      void reply.header('content-encoding', 'gzip');
    }
    await reply.send(mayZip ? await zip(html) : html);
  } catch {
    await sendUnavailable(reply);
  }
}

async function collect(stream: Readable): Promise<Buffer> {
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
