import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Permission } from '../../../contract/permission';
import type { Clock } from '../../ports/clock';
import { WebProblem } from '../problems/web-problem';
import type { WebConfig } from '../web-dependencies';
import type { Authenticator } from './authenticator';
import { type Caller, keyOfCaller } from './caller';
import { checkOrigin } from './origin-check';
import { holdersOf } from './permissions';
import { RateLimiter } from './rate-limiter';

/** What a route says of itself. */
export interface CallRule {
  /**
   * `anyone`: no sign-in. `signedIn`: whoever is known. `readUnlessLocal`: on this machine anyone,
   * from elsewhere the right to read. Else the right that the caller needs.
   */
  readonly needs: 'anyone' | 'signedIn' | 'readUnlessLocal' | Permission;
  /** Never refused for rate: what reduces risk. */
  readonly isNeverLimited?: boolean;
  /**
   * A session that is locked may look, cancel and kill; every other call is refused, unless it `goesOn`
   * because it changes nothing or only reduces, or `decides` by what is asked (`refuseLocked`).
   */
  readonly whenLocked?: 'goesOn' | 'decides';
  /** A person must have given the password within the last minutes. */
  readonly asksPassword?: true;
  /** Remembers its first answer under the caller's `Idempotency-Key`. */
  readonly remembersAnswer?: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly rule?: CallRule;
  }
  interface FastifyRequest {
    caller: Caller | undefined;
  }
}

interface GuardParts {
  readonly authenticator: Authenticator;
  readonly config: WebConfig;
  readonly wallClock: Clock;
}

/**
 * Before the body of a call is read: who is it, may they, is it from our own page, and not too much;
 * and may they still once it is read, which may be half a minute later. A route without a rule cannot be
 * registered.
 */
export function guardCalls(fastify: FastifyInstance, parts: GuardParts): void {
  const { apiKeyPerSecond, sessionPerSecond } = parts.config.rateLimits;
  const rates = {
    user: new RateLimiter(sessionPerSecond, sessionPerSecond, parts.wallClock),
    apiKey: new RateLimiter(apiKeyPerSecond, apiKeyPerSecond, parts.wallClock),
    killKey: new RateLimiter(sessionPerSecond, sessionPerSecond, parts.wallClock),
  };
  fastify.decorateRequest('caller', undefined);
  fastify.addHook('onRoute', ({ config, method, url }) => {
    if (config?.rule === undefined) {
      throw new Error(`The route ${String(method)} ${url} says nothing of who may call it`);
    }
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { rule } = request.routeOptions.config;
    const needs = rule === undefined ? 'anyone' : needsOf(request, rule);
    if (rule === undefined || needs === 'anyone') {
      done();
      return;
    }
    const admit = (caller: Caller) => {
      request.caller = caller;
      refuseForeignPages(request, caller, parts.config);
      refuseWithoutRight(caller, needs);
      refuseTooMany(rates, caller, rule);
      refuseUnattended(request, caller, rule, parts.wallClock.now());
    };
    withCaller(parts.authenticator, request, admit, done);
  });
  fastify.addHook('preHandler', (request, _reply, done) => {
    const { rule } = request.routeOptions.config;
    if (rule === undefined || request.caller === undefined || harmlessMethods.has(request.method)) {
      done();
      return;
    }
    const needs = needsOf(request, rule);
    const admitAgain = (caller: Caller) => {
      request.caller = caller;
      refuseWithoutRight(caller, needs);
      refuseUnattended(request, caller, rule, parts.wallClock.now());
    };
    withCaller(parts.authenticator, request, admitAgain, done);
  });
}

/** Hands on who calls, at once for whoever is known. */
function withCaller(
  authenticator: Authenticator,
  request: FastifyRequest,
  admit: (caller: Caller) => void,
  done: (error?: Error) => void,
): void {
  const { caller } = request;
  try {
    const found =
      caller !== undefined && authenticator.isStanding(caller)
        ? caller
        : authenticator.authenticate(request.headers, request.ip);
    if (found instanceof Promise) {
      found.then(admit).then(() => done(), done);
      return;
    }
    admit(found);
    done();
  } catch (error) {
    done(error as Error);
  }
}

function needsOf({ ip }: FastifyRequest, { needs }: CallRule) {
  return needs === 'readUnlessLocal' ? needsFrom(ip) : needs;
}

/** A screen at which nobody may sit any more: locked, or its password was not typed lately. */
function refuseUnattended(
  request: FastifyRequest,
  caller: Caller,
  rule: CallRule,
  now: number,
): void {
  if (isStoppedByLock(request, rule)) {
    refuseLocked(caller);
  }
  if (rule.asksPassword === true) {
    refuseUnconfirmed(caller, now);
  }
}

/** The caller of a route that needs one. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === undefined) {
    throw new Error('Broken invariant: the guard has let in nobody unknown');
  }
  return request.caller;
}

const harmlessMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Browsers send cookies along with what other sites make them send; they say so in Origin. */
function refuseForeignPages(request: FastifyRequest, caller: Caller, config: WebConfig): void {
  if (caller.kind !== 'user' || harmlessMethods.has(request.method)) {
    return;
  }
  if (checkOrigin(request.headers, config.publicUrl) !== 'same') {
    throw foreignOrigin(request.headers.origin);
  }
}

export function foreignOrigin(origin: string | undefined): WebProblem {
  return new WebProblem(
    'origin-not-allowed',
    origin === undefined
      ? 'A call with a session cookie must say its Origin; programs use an API key.'
      : `A page of ${origin.slice(0, 100)} may not call this desk.`,
  );
}

function needsFrom(address: string): 'anyone' | 'read' {
  return /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address) ? 'anyone' : 'read';
}

/** For a route whose rule depends on what is asked: the part of the guard that it calls itself. */
export function refuseWithoutRight(
  caller: Caller,
  needs: 'anyone' | 'signedIn' | Permission,
): void {
  if (needs === 'anyone' || needs === 'signedIn' || caller.permissions.has(needs)) {
    return;
  }
  const who = caller.kind === 'user' ? `${caller.user} is ${caller.role}` : 'The key lacks it';
  throw new WebProblem(
    'permission-denied',
    `This needs the right ${needs}, which is for ${holdersOf(needs)}. ${who}.`,
    { permission: needs },
  );
}

function isStoppedByLock({ method }: FastifyRequest, rule: CallRule): boolean {
  return (
    rule.whenLocked === undefined && rule.isNeverLimited !== true && !harmlessMethods.has(method)
  );
}

/** For a route that `decides`: called with what would not reduce. */
export function refuseLocked(caller: Caller): void {
  if (caller.kind === 'user' && caller.presence.lockedAt !== undefined) {
    throw new WebProblem(
      'session-locked',
      'This session is locked: it may watch, cancel, reduce and kill. Unlock it with your password for everything else.',
      { lockedAt: new Date(caller.presence.lockedAt).toISOString() },
    );
  }
}

/** A screen that was left open must not be enough to change who may do what, or what limits them. */
function refuseUnconfirmed(caller: Caller, now: number): void {
  if (caller.kind === 'user' && now >= caller.presence.confirmedUntil) {
    throw new WebProblem(
      'password-needed',
      'This needs your password once more: it was not typed in the last five minutes.',
    );
  }
}

function refuseTooMany(
  rates: Readonly<Record<Caller['kind'], RateLimiter>>,
  caller: Caller,
  rule: CallRule,
): void {
  if (rule.isNeverLimited === true) {
    return;
  }
  const retryAfterMs = rates[caller.kind].take(keyOfCaller(caller));
  if (retryAfterMs > 0) {
    throw tooManyCalls(retryAfterMs);
  }
}

export function tooManyCalls(retryAfterMs: number): WebProblem {
  return new WebProblem(
    'rate-limited',
    `Too many calls: go on in ${Math.max(1, Math.ceil(retryAfterMs / 1000))} s. Cancels and the kill are not counted.`,
    { retryAfterMs },
  );
}
