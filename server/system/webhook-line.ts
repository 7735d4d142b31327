import { createHmac } from 'node:crypto';
import { lookup as lookUp } from 'node:dns';
import { type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Clock } from '../ports/clock';
import type { WebhookAnswer, WebhookLine, WebhookMessage } from '../ports/webhook-line';
import { isPublicAddress } from './public-address';

const timeoutMs = 10_000;

interface LineSettings {
  /** Of which the secrets are made; whoever has it can sign as this desk. */
  readonly key: Buffer;
  readonly mayCallPrivate: boolean;
  readonly clock: Clock;
  readonly timeoutMs?: number;
}

/** Calls webhooks over HTTP. The signature is `t=<seconds>,v1=<hex of HMAC-SHA256 over "t.body">`. */
export function createWebhookLine(settings: LineSettings): WebhookLine {
  return {
    problemWith: (url) => problemWith(url, settings),
    secretOf: (webhookId, generation) =>
      `whsec_${createHmac('sha256', settings.key).update(`${webhookId}/${generation}`).digest('base64url')}`,
    send: (message) => send(message, settings),
  };
}

function problemWith(text: string, { mayCallPrivate }: LineSettings): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return 'must be an address that begins with https:// or http://';
  }
  if (url.username !== '' || url.password !== '') {
    return 'must not carry a name and a password; the signature proves who sends';
  }
  const host = hostOf(url);
  const isPrivate = isIP(host) === 0 ? isLocalName(host) : !isPublicAddress(host);
  return isPrivate && !mayCallPrivate
    ? 'must not be of a private or loopback network (DESK_WEBHOOKS_TO_PRIVATE_ADDRESSES=on allows it)'
    : undefined;
}

/** URL has written every way of writing an address (hexadecimal, one number) in the usual one. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isLocalName(host: string): boolean {
  return /(^|\.)(localhost|local|internal)\.?$/i.test(host);
}

function send(message: WebhookMessage, settings: LineSettings): Promise<WebhookAnswer> {
  const problem = problemWith(message.url, settings);
  if (problem !== undefined) {
    return Promise.resolve({ kind: 'forbidden', reason: `the address ${problem}` });
  }
  const url = new URL(message.url);
  const body = Buffer.from(message.body);
  return new Promise((resolve) => {
    const options = {
      method: 'POST',
      headers: headersOf(message, body, settings.clock),
      signal: AbortSignal.timeout(settings.timeoutMs ?? timeoutMs),
      // No connection is kept: its address was checked for this call alone.
      agent: false,
      ...(settings.mayCallPrivate ? {} : { lookup: lookUpPublic }),
    } satisfies RequestOptions;
    const call = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, options);
    call.once('response', (response) => {
      resolve({ kind: 'answered', status: response.statusCode ?? 0 });
      response.destroy();
    });
    call.on('error', (error) => resolve(failureOf(error)));
    call.end(body);
  });
}

function headersOf({ body, secret, deliveryId }: WebhookMessage, bytes: Buffer, clock: Clock) {
  const seconds = Math.floor(clock.now() / 1_000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return {
    'content-type': 'application/json',
    'content-length': bytes.length,
    'user-agent': 'trading-desk-webhook',
    'desk-delivery': deliveryId,
    'desk-signature': `t=${seconds},v1=${signature}`,
  };
}

/** The address that is connected to is the one that was looked at: a name cannot change in between. */
const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '', 0);
      return;
    }
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
      callback(new PrivateAddress(hostname), '', 0);
    } else if (options.all === true) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  });
};

class PrivateAddress extends Error {
  constructor(hostname: string) {
    super(`${hostname} is a name of a private or loopback network`);
  }
}

function failureOf(error: Error & { readonly code?: string }): WebhookAnswer {
  if (error instanceof PrivateAddress) {
    return { kind: 'forbidden', reason: error.message };
  }
  const reason =
    error.name === 'TimeoutError' || error.name === 'AbortError'
      ? 'no answer in time'
      : (error.code ?? error.message);
  return { kind: 'failed', reason };
}
