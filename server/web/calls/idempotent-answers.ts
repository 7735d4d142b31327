import { createHash } from 'node:crypto';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  onSendHookHandler,
  preHandlerHookHandler,
} from 'fastify';
import { addMilliseconds } from '../../core/values/instant';
import { callerOf } from '../access/call-guard';
import { keyOfCaller } from '../access/caller';
import { WebProblem } from '../problems/web-problem';
import type { WebContext } from '../web-context';

const pattern = /^[\x21-\x7e]{1,128}$/;
const keptMs = 24 * 60 * 60_000;
const forgetEveryMs = 60 * 60_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** The key this request has claimed and owes an answer. */
    claimedKey: string | undefined;
  }
}

/**
 * Routes whose rule says so remember their first answer under the caller's `Idempotency-Key` for a
 * day; the same request again gets it again and does nothing. A failure of the desk's own (5xx) or a
 * refusal for rate is not remembered: the call may be made again. So is nothing while the journal
 * cannot write.
 */
export function rememberAnswers(fastify: FastifyInstance, web: WebContext): void {
  fastify.decorateRequest('claimedKey', undefined);
  const hooks = { preHandler: claimsKey(web), onSend: keepsAnswer(web) };
  // Of these routes alone: an order has a key of its own, and no step more than it needs.
  fastify.addHook('onRoute', (route) => {
    if (route.config?.rule?.remembersAnswer === true) {
      Object.assign(route, hooks);
    }
  });
  const forget = setInterval(() => forgetOld(web), forgetEveryMs);
  forget.unref();
  fastify.addHook('onClose', (_instance, done) => {
    clearInterval(forget);
    done();
  });
}

function claimsKey(web: WebContext): preHandlerHookHandler {
  return (request, reply, done) => {
    const key = request.headers['idempotency-key'];
    if (key === undefined) {
      done();
      return;
    }
    claim(web, request, reply, String(key)).then((isAnswered) => {
      if (!isAnswered) {
        done();
      }
    }, done);
  };
}

function keepsAnswer(web: WebContext): onSendHookHandler {
  return (request, reply, payload, done) => {
    if (request.claimedKey === undefined) {
      done(null, payload);
      return;
    }
    void keep(web, request, reply.statusCode, payload).then(() => done(null, payload));
  };
}

/** True when the call has been answered already and that answer was sent again. */
async function claim(
  web: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
): Promise<boolean> {
  if (!pattern.test(key)) {
    throw new WebProblem(
      'header-malformed',
      'Idempotency-Key must be 1 to 128 printable characters without blanks.',
    );
  }
  const standing = await web.idempotency
    .claim({
      caller: keyOfCaller(callerOf(request)),
      key,
      call: `${request.method} ${request.url}`,
      fingerprint: createHash('sha256')
        .update(JSON.stringify(request.body ?? null))
        .digest('hex'),
      claimedAt: web.wallClock.now(),
    })
    .catch((error: unknown) => withoutMemory(web, key, error));
  switch (standing.kind) {
    case 'unclaimable':
      return false;
    case 'fresh':
      request.claimedKey = key;
      return false;
    case 'answered':
      await reply
        .code(standing.status)
        .header('idempotency-replayed', 'true')
        .type(standing.status < 400 ? 'application/json' : 'application/problem+json')
        .serializer(String)
        .send(standing.body);
      return true;
    case 'underWay':
      throw new WebProblem(
        'idempotency-key-under-way',
        `The first request with the key ${key} has not been answered yet.`,
        { retryAfterMs: 1_000 },
      );
    case 'mismatch':
      throw new WebProblem(
        'idempotency-key-reused',
        `The key ${key} was used for ${standing.call} with another body or for another call.`,
      );
  }
}

/**
 * Beside a journal that cannot write no key can be claimed either. The desk lets out what takes risk away
 * then and nothing else: a way out of a position must not wait for its key.
 */
function withoutMemory({ desk, log }: WebContext, key: string, error: unknown) {
  if (desk.health.journal.status === 'writing') {
    throw error;
  }
  log.warn('a call goes on though its answer cannot be remembered', { key, error });
  return { kind: 'unclaimable' } as const;
}

async function keep(
  web: WebContext,
  request: FastifyRequest,
  status: number,
  payload: unknown,
): Promise<void> {
  const key = request.claimedKey ?? '';
  const caller = keyOfCaller(callerOf(request));
  try {
    if (status >= 500 || status === 429) {
      await web.idempotency.release(caller, key);
    } else {
      await web.idempotency.answer(caller, key, { status, body: String(payload ?? '') });
    }
  } catch (error) {
    // The call was carried out and its answer must reach the caller, remembered or not.
    web.log.warn('an answer could not be remembered', { key, error });
  }
}

function forgetOld(web: WebContext): void {
  const moment = addMilliseconds(web.wallClock.now(), -keptMs);
  web.idempotency
    .deleteClaimedBefore(moment)
    .catch((error: unknown) => web.log.warn('old answers could not be forgotten', { error }));
}
