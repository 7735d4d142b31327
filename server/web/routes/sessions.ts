import * as z from 'zod';
import {
  type SessionRecord,
  sessionRecord,
  sessionRecordPage,
} from '../../../contract/session-record';
import type { Session } from '../../ports/people';
import { callerOf } from '../access/call-guard';
import { actorOf, type Caller } from '../access/caller';
import { presentOptionalTime, presentTime } from '../present/present-numbers';
import { WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { onePage } from './page-of';

const tags = ['session'];

/** Where somebody is signed in, and a way to end it from afar. */
export function openSessionRoutes(api: Api, web: WebContext): void {
  const visible = (caller: Caller) =>
    web.people.listSessions(caller.permissions.has('managePeople') ? undefined : caller.user);

  api.get(
    '/sessions',
    {
      schema: {
        tags,
        summary: 'Your sessions, newest first; administrators see all',
        response: answers(200, sessionRecordPage),
      },
      config: { rule: { needs: 'manageOwnKeys' } },
    },
    async (request) => {
      const caller = callerOf(request);
      const now = web.wallClock.now();
      const sessions = await visible(caller);
      return onePage(sessions.map((session) => presentRecord(session, caller, now)));
    },
  );

  api.delete(
    '/sessions/:sessionId',
    {
      schema: {
        tags,
        summary: 'End a session and its streams',
        params: z.strictObject({ sessionId: z.string().min(1).max(64) }),
        response: answers(200, sessionRecord),
      },
      config: { rule: { needs: 'manageOwnKeys', isNeverLimited: true } },
    },
    async (request) => {
      const caller = callerOf(request);
      const { sessionId } = request.params;
      const isVisible = (await visible(caller)).some((one) => one.sessionId === sessionId);
      const ended = isVisible ? await web.sessions.end(sessionId) : undefined;
      if (ended === undefined) {
        throw new WebProblem('session-not-found', `There is no session ${sessionId} of yours.`);
      }
      await web.desk.notes.access('sessionRevoked', ended.person, actorOf(caller), sessionId);
      return presentRecord(ended, caller, web.wallClock.now());
    },
  );
}

function presentRecord(session: Session, caller: Caller, now: number): SessionRecord {
  const { revokedAt, expiresAt, endsAt } = session;
  return {
    sessionId: session.sessionId,
    username: session.person,
    createdAt: presentTime(session.createdAt),
    lastSeenAt: presentTime(session.lastSeenAt),
    expiresAt: presentTime(Math.min(expiresAt, endsAt)),
    endedAt: presentOptionalTime(revokedAt),
    active: revokedAt === undefined && now < expiresAt && now < endsAt,
    current: caller.kind === 'user' && caller.sessionId === session.sessionId,
    address: session.address,
    userAgent: session.userAgent,
  };
}
