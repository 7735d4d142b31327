import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type KillState, killRequest, wordsOfScopes } from '../../../contract/kill-switch';
import type { Person } from '../../ports/people';
import type { Authenticator } from '../access/authenticator';
import { foreignOrigin, tooManyCalls } from '../access/call-guard';
import type { Caller } from '../access/caller';
import { checkOrigin } from '../access/origin-check';
import { permissionsOfRole } from '../access/permissions';
import { RateLimiter } from '../access/rate-limiter';
import { escapeHtml, plainPage, plainPagePolicy } from '../pages/plain-page';
import { presentKillState } from '../present/present-kill';
import { WebProblem } from '../problems/web-problem';
import type { WebContext } from '../web-context';
import { pressKill } from './kill-switch';
import { authenticatePerson, startSession } from './session';

const formBytesMax = 10_000;
const triesPerAddress = 20;

/**
 * `/kill`: the stop button as a plain form, for when the page's scripts, the stream or the process
 * that renders pages do not work. Whoever is signed in presses it; whoever is not gives name and
 * password with it.
 */
export function killPageRoutes(
  fastify: FastifyInstance,
  web: WebContext,
  authenticator: Authenticator,
): void {
  const tries = new RateLimiter(triesPerAddress / 60, triesPerAddress, web.wallClock);
  const rule = { needs: 'anyone', isNeverLimited: true } as const;
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formBytesMax },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );

  fastify.get('/kill', { config: { rule } }, async (request, reply) =>
    sendPage(reply, 200, killForm(web, await whoIs(authenticator, request))),
  );

  fastify.post('/kill', { config: { rule } }, async (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    try {
      // A form of another site must not press the button with somebody's cookie.
      if (checkOrigin(request.headers, web.config.publicUrl) === 'foreign') {
        throw foreignOrigin(request.headers.origin);
      }
      const signedIn = await whoIs(authenticator, request);
      const person =
        signedIn === undefined ? await byPassword(web, tries, request, form) : undefined;
      const caller = signedIn ?? callerFor(person);
      if (!caller.permissions.has('kill')) {
        throw new WebProblem('permission-denied', `${caller.user} may not press the kill switch.`);
      }
      const asked = killRequest.parse({
        scope: 'desk',
        flatten: form.get('flatten') === 'yes',
        reason: form.get('reason')?.trim() || 'pressed on the plain page',
      });
      await pressKill(web, caller, asked);
      if (person !== undefined) {
        await startSession(web, request, reply, person);
      }
      return reply.redirect('/kill', 303);
    } catch (error) {
      const problem = error instanceof WebProblem ? error : undefined;
      if (problem === undefined) {
        web.log.error('the plain kill page failed', { error });
      }
      const words = problem?.message ?? 'The desk made a mistake; try again, or use npm run kill.';
      return sendPage(reply, problem?.status ?? 500, killForm(web, undefined, words));
    }
  });
}

async function whoIs(
  authenticator: Authenticator,
  request: FastifyRequest,
): Promise<Caller | undefined> {
  try {
    return await authenticator.authenticate(request.headers, request.ip);
  } catch {
    // The form itself asks for name and password then.
    return undefined;
  }
}

function byPassword(
  web: WebContext,
  tries: RateLimiter,
  request: FastifyRequest,
  form: URLSearchParams,
): Promise<Person> {
  const waitMs = tries.take(request.ip);
  if (waitMs > 0) {
    throw tooManyCalls(waitMs);
  }
  const username = (form.get('username') ?? '').trim().slice(0, 64);
  return authenticatePerson(web, username, (form.get('password') ?? '').slice(0, 256));
}

/** Whoever has just proven who they are; their session begins after the press, not before it. */
function callerFor(person: Person | undefined): Caller {
  if (person === undefined) {
    throw new Error('Broken invariant: whoever is not signed in has given a password');
  }
  return {
    kind: 'user',
    user: person.name,
    role: person.role,
    permissions: permissionsOfRole(person.role),
    sessionId: 'kill-page',
    expiresAt: { idle: 0, absolute: 0 },
    presence: { lockedAt: undefined, confirmedUntil: 0 },
  };
}

function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-security-policy': plainPagePolicy,
      // With no-referrer a browser would send the form with the origin "null".
      'referrer-policy': 'same-origin',
    })
    .type('text/html; charset=utf-8')
    .send(html);
}

function killForm({ desk }: WebContext, caller: Caller | undefined, problem?: string): string {
  const state = presentKillState(desk.state);
  const { kill, latched } = state;
  const isMoving =
    caller !== undefined &&
    latched &&
    kill !== null &&
    kill.phase !== 'flat' &&
    kill.phase !== 'notFlat';
  const refresh = isMoving ? '<meta http-equiv="refresh" content="1">\n' : '';
  const alarm = problem === undefined ? '' : `<p class="alarm">${escapeHtml(problem)}</p>\n`;
  const body = `<h1>Kill switch</h1>
${alarm}${caller === undefined ? wordOf(latched) : stateOf(state)}
<form method="post" action="/kill">
${caller === undefined ? credentials : `<p>Signed in as ${escapeHtml(caller.user)}.</p>\n`}<label for="reason">Reason</label>
<input id="reason" name="reason" type="text" maxlength="500">
<p><label><input type="checkbox" name="flatten" value="yes"> Close all positions too</label></p>
<p>Nothing new goes out from the moment of the press, and open orders are canceled. Stops that only reduce stay behind their positions; where those are closed too, the stops go with them.</p>
<button type="submit">Halt and cancel</button>
</form>
<p>Pressing again is safe. Releasing is done on the desk, by a risk manager.</p>`;
  return plainPage('Kill switch', body, refresh);
}

const credentials = `<label for="username">Name</label>
<input id="username" name="username" type="text" autocomplete="username" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
`;

/** Whoever is not signed in learns that much and no more. */
function wordOf(latched: boolean): string {
  return latched ? '<p class="alarm"><strong>Latched.</strong></p>' : '<p>Not latched.</p>';
}

function stateOf({ latched, kill, scopes }: KillState): string {
  if (!latched || kill === null) {
    return '<p>Not latched: the desk trades.</p>';
  }
  const rows = kill.remaining
    .map(
      ({ kind, instrument, orderId, why }) =>
        `<tr><td>${kind}</td><td>${escapeHtml(instrument)}</td><td>${escapeHtml(orderId ?? '')}</td><td>${escapeHtml(why)}</td></tr>`,
    )
    .join('');
  const certificate =
    kill.certificate === undefined
      ? ''
      : `<p>Flat, confirmed twice by the venue: ${kill.certificate.canceledOrders} orders canceled in ${kill.certificate.millisecondsToCancel} ms, ${kill.certificate.closedPositions} positions closed.</p>`;
  return `<div class="alarm"><p><strong>Latched</strong> at ${kill.latchedAt} by ${escapeHtml(kill.by)}: ${escapeHtml(kill.reason)}</p>
<p>Stopped: ${escapeHtml(wordsOfScopes(scopes))}.</p>
<p>Phase ${kill.phase}: ${kill.ordersLeft} orders and ${kill.positionsLeft} positions left.</p>
${rows === '' ? '' : `<table>${rows}</table>`}${certificate}</div>`;
}
