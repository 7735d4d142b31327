import type { IncomingMessage } from 'node:http';
import type { Authenticator } from '../access/authenticator';
import type { Caller } from '../access/caller';
import { checkOrigin } from '../access/origin-check';
import { WebProblem } from '../problems/web-problem';
import type { WebContext } from '../web-context';

type Decide = (problem: string | null | undefined, success: boolean) => void;

/**
 * Lets a connection in like a call. A page must come from this desk; who says no origin must have a key,
 * since a browser always says one. Who it is stays with the request that the connection began with.
 */
export class StreamDoor {
  private readonly web: WebContext;
  private readonly authenticator: Authenticator;
  private readonly isFull: (caller: Caller) => boolean;
  private readonly callers = new WeakMap<IncomingMessage, Caller>();

  constructor(web: WebContext, authenticator: Authenticator, isFull: (caller: Caller) => boolean) {
    this.web = web;
    this.authenticator = authenticator;
    this.isFull = isFull;
  }

  callerOf(request: IncomingMessage): Caller | undefined {
    return this.callers.get(request);
  }

  admit(request: IncomingMessage, decide: Decide): void {
    const { headers } = request;
    const origin = checkOrigin(headers, this.web.config.publicUrl);
    if (origin === 'foreign' || (origin === 'absent' && headers.authorization === undefined)) {
      decide('origin-not-allowed', false);
      return;
    }
    const refuse = (error: unknown) =>
      decide(error instanceof WebProblem ? error.code : 'internal-error', false);
    try {
      const address = request.socket.remoteAddress ?? 'unknown';
      const found = this.authenticator.authenticate(headers, address);
      if (found instanceof Promise) {
        found.then((caller) => this.letIn(request, caller, decide)).catch(refuse);
      } else {
        this.letIn(request, found, decide);
      }
    } catch (error) {
      refuse(error);
    }
  }

  private letIn(request: IncomingMessage, caller: Caller, decide: Decide): void {
    if (this.isFull(caller)) {
      decide('rate-limited', false);
      return;
    }
    if (!caller.permissions.has('read')) {
      decide('permission-denied', false);
      return;
    }
    this.callers.set(request, caller);
    decide(null, true);
  }
}
