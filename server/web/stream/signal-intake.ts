import type { IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';
import type { Problem } from '../../../contract/problem';
import type { SignalAnswer } from '../../../contract/signal';
import {
  type SignalReply,
  signalRequest,
  signalsNamespace,
} from '../../../contract/signal-request';
import { refuseWithoutRight, tooManyCalls } from '../access/call-guard';
import { type Caller, keyOfCaller } from '../access/caller';
import { RateLimiter } from '../access/rate-limiter';
import { validateRequest } from '../calls/validate-request';
import { keepMalformedSignal, takeSignal } from '../commands/take-signal';
import { problemDocument, WebProblem } from '../problems/web-problem';
import type { WebContext } from '../web-context';

/** What the intake needs of a socket, whatever else it can do. */
interface IntakeSocket {
  readonly request: IncomingMessage;
  on(event: string, listener: (...words: unknown[]) => void): unknown;
  disconnect(close: boolean): unknown;
}

const readBody = validateRequest({
  schema: signalRequest,
  httpPart: 'body',
  method: 'POST',
  url: '/signals',
});

/**
 * Signals over the stream's connection, for programs that keep one open: `emit('signal', body, reply)`
 * is answered as `POST /api/v1/signals` would be, `{status, body}`. Same rights, same checks, same rate.
 */
export class SignalIntake {
  private readonly web: WebContext;
  private readonly sockets = new Map<IntakeSocket, Caller>();
  private readonly rates: RateLimiter;

  constructor(
    io: Server,
    web: WebContext,
    callerOf: (request: IncomingMessage) => Caller | undefined,
  ) {
    this.web = web;
    const { apiKeyPerSecond } = web.config.rateLimits;
    this.rates = new RateLimiter(apiKeyPerSecond, apiKeyPerSecond, web.wallClock);
    io.of(signalsNamespace).on('connection', (socket) =>
      this.welcome(socket, callerOf(socket.request)),
    );
  }

  /** Ends the sockets of callers who have lost their right. */
  cut(isOver: (caller: Caller) => boolean): void {
    for (const [socket, caller] of this.sockets) {
      if (isOver(caller)) {
        socket.disconnect(true);
      }
    }
  }

  private welcome(socket: IntakeSocket, caller: Caller | undefined): void {
    if (caller === undefined) {
      socket.disconnect(true);
      return;
    }
    this.sockets.set(socket, caller);
    socket.on('disconnect', () => this.sockets.delete(socket));
    socket.on('signal', (body, reply) => {
      void this.take(caller, body).then((answer) => {
        // What came may be anything, whatever its type says.
        if (typeof reply === 'function') {
          reply(answer);
        }
      });
    });
  }

  private async take(caller: Caller, body: unknown): Promise<SignalReply> {
    try {
      return { status: 202, body: await this.act(caller, body) };
    } catch (error) {
      const problem = this.problemOf(error);
      return { status: problem.status, body: problem };
    }
  }

  private async act(caller: Caller, body: unknown): Promise<SignalAnswer> {
    refuseWithoutRight(caller, 'sendSignals');
    const waitMs = this.rates.take(keyOfCaller(caller));
    if (waitMs > 0) {
      throw tooManyCalls(waitMs);
    }
    const read = readBody(body) as { readonly error?: unknown };
    if (read.error instanceof WebProblem) {
      await keepMalformedSignal(this.web, caller, body, read.error);
      throw read.error;
    }
    return takeSignal(this.web, caller, signalRequest.parse(body));
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof WebProblem) {
      return problemDocument(error);
    }
    this.web.log.error('a signal over the stream failed', { error });
    return problemDocument(new WebProblem('internal-error', 'The desk made a mistake.'));
  }
}
