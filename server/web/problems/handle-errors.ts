import { randomUUID } from 'node:crypto';
import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type {
  ConnectionError,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import type { Log } from '../../ports/log';
import { bodyBytesMax } from '../calls/json-body';
import type { WebContext } from '../web-context';
import { problemDocument, WebProblem } from './web-problem';

/** Every error of a route ends here and leaves as a problem document. */
export function handleErrors(fastify: FastifyInstance, { desk, log, metrics }: WebContext): void {
  fastify.setErrorHandler((error: FastifyError | WebProblem, request, reply) => {
    const foreign = error instanceof WebProblem ? error : foreignProblem(error, request, log);
    const { journal } = desk.health;
    const isForDatabase = foreign.code === 'internal-error' && journal.status === 'failed';
    const problem = isForDatabase ? withoutDatabase(foreign, journal.reason) : foreign;
    metrics.noteProblem(problem.code);
    return sendProblem(reply, problem);
  });
  fastify.setNotFoundHandler((request, reply) => sendProblem(reply, noSuchCall(request)));
}

/** A call that comes to no route, since its address cannot be read, is answered like any other. */
export function answerFrameworkErrors(log: Log) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    void sendProblem(reply, foreignProblem(error, request, log));
  };
}

/** What is no HTTP, or not all of it, never becomes a request: its answer is written by hand. */
export function answerUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const problem = unreadableProblem(error.code);
  const body = JSON.stringify(problemDocument(problem));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}

function unreadableProblem(code: string): WebProblem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new WebProblem(
        'request-malformed',
        `The address and the headers may have at most ${maxHeaderSize} bytes together.`,
        {},
        431,
      );
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new WebProblem(
        'request-malformed',
        'The request did not come whole in time.',
        {},
        408,
      );
    default:
      return new WebProblem(
        'request-malformed',
        'What was sent is not a request of HTTP/1.1, or its length is not what its head says.',
      );
  }
}

export function sendProblem(reply: FastifyReply, problem: WebProblem): FastifyReply {
  const { retryAfterMs } = problem.members;
  if (retryAfterMs !== undefined) {
    void reply.header('retry-after', Math.max(1, Math.ceil(retryAfterMs / 1000)));
  }
  if (problem.status === 401) {
    void reply.header('www-authenticate', 'Bearer realm="desk"');
  }
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemDocument(problem));
}

export function noSuchCall(request: FastifyRequest): WebProblem {
  const path = request.url.split('?')[0]?.slice(0, 200) ?? '';
  return new WebProblem(
    'no-such-call',
    `There is no call ${request.method} ${path}; the list of calls is at /api/v1/docs.`,
  );
}

/** The database that the journal has lost is the one that people, sessions and history stand in. */
function withoutDatabase({ members }: WebProblem, reason: string): WebProblem {
  return new WebProblem(
    'journal-unavailable',
    `The database cannot be asked (${reason}). Open orders, positions and the kill go on from memory.`,
    members,
  );
}

function foreignProblem(error: FastifyError, request: FastifyRequest, log: Log): WebProblem {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new WebProblem('body-too-large', `A body may have at most ${bodyBytesMax} bytes.`);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_TYPE':
      return new WebProblem(
        'unsupported-media-type',
        `This call takes application/json, not ${request.headers['content-type'] ?? 'a body without a type'}.`,
      );
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new WebProblem('header-malformed', 'The body is not as long as Content-Length says.');
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new WebProblem('validation-failed', error.message, {}, error.statusCode);
  }
  const errorId = randomUUID();
  log.error('a call failed', {
    errorId,
    method: request.method,
    path: request.routeOptions.url ?? 'none',
    error,
  });
  return new WebProblem(
    'internal-error',
    `The desk made a mistake; look for ${errorId} in its log. Ask for the state before you repeat the call.`,
    { errorId },
  );
}
