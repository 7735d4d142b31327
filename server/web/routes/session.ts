import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Session,
  session,
  setupRequest,
  setupState,
  signInRequest,
} from '../../../contract/session';
import { toUserName } from '../../core/values/ids';
import type { Person } from '../../ports/people';
import { callerOf, foreignOrigin, tooManyCalls } from '../access/call-guard';
import { noteAccess } from '../access/note-access';
import { checkOrigin } from '../access/origin-check';
import { RateLimiter } from '../access/rate-limiter';
import { presentLive, presentSession } from '../present/present-session';
import { WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers, nothing } from './answers';
import { presenceRoutes, type RefuseGuessing } from './presence';

const tags = ['session'];
const minute = 1 / 60;

/** A name from one address may be tried five times a minute, an address may try twenty times. */
const triesOfName = 5;
const triesOfAddress = 20;

export function sessionRoutes(api: Api, web: WebContext): void {
  const refuseGuessing = guessingGuard(web);
  presenceRoutes(api, web, refuseGuessing);

  api.get(
    '/session',
    {
      schema: { tags, summary: 'Who am I, what may I do', response: answers(200, session) },
      config: { rule: { needs: 'signedIn' } },
    },
    (request) => presentSession(callerOf(request)),
  );

  api.post(
    '/session',
    {
      schema: {
        tags,
        summary: 'Sign in; sets the session cookie',
        body: signInRequest,
        response: answers(200, session),
      },
      config: { rule: { needs: 'anyone' } },
    },
    async (request, reply) => {
      const { username, password } = request.body;
      refuseGuessing(request, username);
      return startSession(web, request, reply, await authenticatePerson(web, username, password));
    },
  );

  api.delete(
    '/session',
    {
      schema: { tags, summary: 'Sign out; ends open streams', response: answers(204, nothing) },
      config: { rule: { needs: 'signedIn', isNeverLimited: true } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      if (caller.kind === 'user') {
        await web.sessions.end(caller.sessionId);
        noteAccess(web, 'signedOut', caller.user, caller.sessionId);
      }
      web.cookie.clear(reply);
      return reply.code(204).send();
    },
  );

  api.get(
    '/setup',
    {
      schema: {
        tags,
        summary: 'Whether the first administrator has still to be made',
        response: answers(200, setupState),
      },
      config: { rule: { needs: 'anyone' } },
    },
    async () => ({ needed: await web.setUp.isNeeded() }),
  );

  api.post(
    '/setup',
    {
      schema: {
        tags,
        summary: 'Make the first administrator with the link that the console printed',
        body: setupRequest,
        response: answers(201, session),
      },
      config: { rule: { needs: 'anyone' } },
    },
    async (request, reply) => {
      const { token, username, password } = request.body;
      refuseGuessing(request, username);
      const person = await web.setUp.redeem(token, username, password);
      noteAccess(web, 'administratorCreated', person.name);
      return reply.code(201).send(await startSession(web, request, reply, person));
    },
  );
}

/** Counts every try of a password by name and address, wherever it is typed. */
function guessingGuard(web: WebContext): RefuseGuessing {
  const ofName = new RateLimiter(triesOfName * minute, triesOfName, web.wallClock);
  const ofAddress = new RateLimiter(triesOfAddress * minute, triesOfAddress, web.wallClock);
  return (request, name) => {
    refuseForeignForm(web, request);
    const waitMs = ofAddress.take(request.ip) || ofName.take(`${request.ip}|${name}`);
    if (waitMs > 0) {
      throw tooManyCalls(waitMs);
    }
  };
}

/** Name and password of somebody who may come in; the same problem for every reason why not. */
export async function authenticatePerson(
  web: WebContext,
  username: string,
  password: string,
): Promise<Person> {
  const person = await web.people.findPerson(toUserName(username));
  const isRight = await web.passwords.matches(person?.passwordHash, password);
  if (person === undefined || !isRight || person.disabledAt !== undefined) {
    noteAccess(web, 'signInFailed', username);
    throw new WebProblem('credentials-wrong', 'The name or the password is wrong.');
  }
  return person;
}

/** A new token at every sign-in: one that was planted before is worth nothing afterwards. */
export async function startSession(
  web: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  person: Person,
): Promise<Session> {
  const old = web.cookie.read(request.headers.cookie);
  const standing = old === undefined ? undefined : await web.sessions.find(old);
  if (standing?.kind === 'live') {
    await web.sessions.end(standing.live.session.sessionId);
  }
  const opened = await web.sessions.open(person, {
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
  });
  if (opened === undefined) {
    throw new WebProblem('session-revoked', 'Your access was changed meanwhile. Sign in again.');
  }
  const { live, token } = opened;
  noteAccess(web, 'signedIn', person.name, live.session.sessionId);
  web.cookie.set(reply, token, live.session.endsAt);
  return presentLive(live);
}

/** Nobody may be signed in from another site, also not as themselves. */
function refuseForeignForm({ config }: WebContext, request: FastifyRequest): void {
  if (checkOrigin(request.headers, config.publicUrl) === 'foreign') {
    throw foreignOrigin(request.headers.origin);
  }
}
