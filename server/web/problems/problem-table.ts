import type { RefusalCode } from '../../core/desk/refusal';

/** What the doors themselves refuse, beside what the desk refuses. */
export const doorCodes = [
  'malformed-json',
  'body-missing',
  'number-not-exact',
  'validation-failed',
  'cursor-malformed',
  'header-malformed',
  'request-malformed',
  'body-too-large',
  'unsupported-media-type',
  'not-authenticated',
  'credentials-wrong',
  'session-expired',
  'session-revoked',
  'api-key-wrong',
  'api-key-expired',
  'api-key-revoked',
  'permission-denied',
  'session-locked',
  'password-needed',
  'password-wrong',
  'origin-not-allowed',
  'setup-token-wrong',
  'setup-done',
  'no-such-call',
  'person-not-found',
  'api-key-not-found',
  'session-not-found',
  'workspace-not-found',
  'workspace-changed',
  'too-many-workspaces',
  'report-before-desk',
  'report-of-day-ahead',
  'name-taken',
  'last-administrator',
  'idempotency-key-reused',
  'idempotency-key-under-way',
  'rate-limited',
  'too-busy',
  'pages-unavailable',
  'not-ready',
  'internal-error',
] as const;
export type DoorCode = (typeof doorCodes)[number];

export type ProblemCode = DoorCode | RefusalCode;

export interface ProblemRow {
  readonly status: number;
  /** The same for every case of the code. */
  readonly title: string;
  /** For the documentation: when it comes, and what to do. */
  readonly about: string;
}

/** Every code that an answer can carry: its HTTP status, its title, and what it is about. */
export const problemTable = {
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON',
    about: 'The body of the request cannot be read. The detail says where it breaks.',
  },
  'body-missing': {
    status: 400,
    title: 'The body is missing',
    about: 'The call needs a JSON object as its body.',
  },
  'number-not-exact': {
    status: 400,
    title: 'A number cannot be kept exactly',
    about: 'A JSON number has more digits than a double carries. Send it as text.',
  },
  'validation-failed': {
    status: 400,
    title: 'The request has wrong fields',
    about: '`errors` names each field and what would be right. Unknown fields are refused by name.',
  },
  'cursor-malformed': {
    status: 400,
    title: 'The cursor is not one of ours',
    about: 'Send the `nextCursor` of an earlier answer as it was.',
  },
  'header-malformed': {
    status: 400,
    title: 'A header cannot be used',
    about: 'The detail names the header and its right form.',
  },
  'request-malformed': {
    status: 400,
    title: 'The request cannot be read as HTTP',
    about:
      'The connection is closed. Status 431 when its head has more than 16 KB, 408 when it has not come whole in time.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    about: 'A body may have up to 1 MB, 10 000 values and 100 levels of nesting.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is of a kind that the call does not take',
    about: 'Send `Content-Type: application/json`.',
  },
  'not-authenticated': {
    status: 401,
    title: 'Sign in first',
    about:
      'The call carries neither a session of this desk nor a whole key as `Authorization: Bearer desk_…`.',
  },
  'credentials-wrong': {
    status: 401,
    title: 'Name or password is wrong',
    about: 'The same answer for an unknown name, a wrong password and a disabled person.',
  },
  'session-expired': {
    status: 401,
    title: 'The session has ended',
    about: 'It was not used for too long, or its longest time is over. Sign in again.',
  },
  'session-revoked': {
    status: 401,
    title: 'The session was ended',
    about: 'Signed out, ended by an administrator, or the role changed. Sign in again.',
  },
  'api-key-wrong': {
    status: 401,
    title: 'The API key is not known',
    about: 'Check that the whole key was sent.',
  },
  'api-key-expired': {
    status: 401,
    title: 'The API key has expired',
    about: 'Make a new one.',
  },
  'api-key-revoked': {
    status: 401,
    title: 'The API key was revoked',
    about: 'Make a new one.',
  },
  'session-locked': {
    status: 423,
    title: 'The session is locked',
    about:
      'Nobody was before the screen for a while. Watching, cancels, reductions and the kill go on; for the rest `POST /api/v1/session/unlock` with the password.',
  },
  'password-needed': {
    status: 403,
    title: 'The password is asked again',
    about:
      'People, keys, passwords and limits change only within five minutes of a typed password: `POST /api/v1/session/confirm`, then send the call again. API keys are not asked.',
  },
  'password-wrong': {
    status: 403,
    title: 'The password is wrong',
    about: 'The session goes on as it was. Tries are counted with those of the sign-in.',
  },
  'permission-denied': {
    status: 403,
    title: 'This needs a right that the caller does not have',
    about: 'The detail names the right (`permission`) and the roles or scopes that have it.',
  },
  'origin-not-allowed': {
    status: 403,
    title: 'The request comes from another site',
    about:
      'A call with a session cookie must come from a page of this desk. Programs use API keys.',
  },
  'setup-token-wrong': {
    status: 403,
    title: 'The set-up link is not valid',
    about: 'Open the link that the console printed at the last start.',
  },
  'setup-done': {
    status: 409,
    title: 'The desk has an administrator already',
    about: 'Sign in; an administrator can add people.',
  },
  'no-such-call': {
    status: 404,
    title: 'There is no such call',
    about: 'The list of calls is at /api/v1/docs.',
  },
  'person-not-found': { status: 404, title: 'No such person', about: 'Check the name.' },
  'api-key-not-found': { status: 404, title: 'No such API key', about: 'Check its id.' },
  'session-not-found': { status: 404, title: 'No such session', about: 'Check its id.' },
  'workspace-not-found': { status: 404, title: 'No such workspace', about: 'Check its name.' },
  'workspace-changed': {
    status: 409,
    title: 'The workspace was saved elsewhere',
    about: '`version` is where it stands; 0: it was deleted. Load it, or save over that version.',
  },
  'too-many-workspaces': {
    status: 409,
    title: 'You keep as many workspaces as one may',
    about: 'Delete one first.',
  },
  'report-before-desk': {
    status: 422,
    title: 'The desk did not exist on that day',
    about: '`firstDay` is the first trading day that has a report.',
  },
  'report-of-day-ahead': {
    status: 422,
    title: 'That trading day has not begun',
    about: '`currentDay` is the one that runs; its report says how far it has come.',
  },
  'name-taken': {
    status: 409,
    title: 'The name is taken',
    about: 'Choose another; a revoked key frees its name.',
  },
  'last-administrator': {
    status: 409,
    title: 'The desk would be left without an administrator',
    about: 'Make another administrator first.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used for something else',
    about: 'Use a new `Idempotency-Key` for a new request.',
  },
  'idempotency-key-under-way': {
    status: 409,
    title: 'The first request with this key is still under way',
    about: 'Repeat it in a moment to get its answer.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many calls',
    about: '`Retry-After` says when to go on. Cancels and the kill are never refused for rate.',
  },
  'too-busy': {
    status: 503,
    title: 'The desk is too busy for this call',
    about: 'Repeat it after `Retry-After`.',
  },
  'pages-unavailable': {
    status: 503,
    title: 'The pages are not there',
    about: 'The process that renders them is down or starting. API, stream and /kill work without.',
  },
  'not-ready': {
    status: 503,
    title: 'The desk is not ready',
    about: 'It is starting, stopping, or its journal cannot write.',
  },
  'internal-error': {
    status: 500,
    title: 'The desk made a mistake',
    about: 'Not the fault of the request. The `errorId` is in the log.',
  },
  'order-denied': {
    status: 422,
    title: 'The order was denied',
    about:
      '`verdicts` has every check with its numbers. Status 423 when the desk is halted or killed.',
  },
  'warning-reason-missing': {
    status: 422,
    title: 'A warning needs a reason',
    about:
      '`verdicts` has the warnings. Nothing was sent or recorded: send it again, under the same id, with a `warningReason`.',
  },
  'duplicate-client-order-id': {
    status: 409,
    title: 'The client order id was used for another order',
    about: 'The same id with the same content gives the order that exists instead.',
  },
  'order-not-found': { status: 404, title: 'No such order', about: 'Check the id.' },
  'order-closed': {
    status: 409,
    title: 'The order is closed',
    about: 'It is filled, canceled, rejected, denied or expired: `orderStatus` says which.',
  },
  'order-not-unknown': {
    status: 409,
    title: 'The order is not unknown',
    about: 'Only an order that nobody can account for is settled by hand. Cancel it instead.',
  },
  'order-on-its-way': {
    status: 409,
    title: 'The venue has not answered yet',
    about: 'The order can be canceled now and changed after the answer.',
  },
  'operation-pending': {
    status: 409,
    title: 'Another change of the order is under way',
    about: "Wait for the venue's answer to it.",
  },
  'nothing-to-change': {
    status: 422,
    title: 'The order already is as asked',
    about: 'Name a quantity or price that differs.',
  },
  'update-not-applicable': {
    status: 422,
    title: 'The order has no such price',
    about: 'The order type says which prices an order has.',
  },
  'quantity-below-filled': {
    status: 422,
    title: 'More than that has been filled',
    about: 'The new quantity must be at least what has been filled.',
  },
  'batch-denied': {
    status: 422,
    title: 'Another order of the batch was denied',
    about: 'With `atomicRisk` one denied order denies all. Its own row says why.',
  },
  'account-not-found': { status: 404, title: 'No such account', about: 'Check its name.' },
  'position-not-found': { status: 404, title: 'No such position', about: 'It is flat.' },
  'quantity-above-position': {
    status: 422,
    title: 'The position is smaller than that',
    about: 'Leave the quantity out to close all of it.',
  },
  'instrument-unknown': { status: 404, title: 'No such instrument', about: 'Check its name.' },
  'limits-malformed': {
    status: 422,
    title: 'A limit cannot be set so',
    about: 'The detail names the limit and the problem.',
  },
  'limits-out-of-date': {
    status: 409,
    title: 'Somebody else has changed these limits',
    about:
      '`changedBy` has set those that stand; look at them, and name their `changedAt` as `basis`.',
  },
  'mode-held-back': {
    status: 409,
    title: 'The desk cannot go to that mode now',
    about: '`trouble` names what stands against it, `ceiling` the loosest mode it leaves.',
  },
  'kill-latched': {
    status: 423,
    title: 'The kill switch is latched',
    about: 'Release it first.',
  },
  'kill-not-latched': {
    status: 409,
    title: 'The kill switch is not latched',
    about: 'There is nothing to release.',
  },
  'kill-release-too-early': {
    status: 409,
    title: 'Too early to release the kill switch',
    about: 'At least 60 s must have gone by; `retryAfterMs` says how long is left.',
  },
  'kill-phrase-wrong': {
    status: 422,
    title: 'The phrase is not right',
    about: 'Type it exactly as asked.',
  },
  'fault-refused': {
    status: 422,
    title: 'The paper venue cannot have that fault now',
    about:
      '`problem` names the reason: `no-price`, or `not-connected` when its line is down already.',
  },
  'fault-not-found': { status: 404, title: 'No such fault', about: 'Check its id.' },
  'market-data-refused': {
    status: 422,
    title: 'The source of prices cannot be used so',
    about: '`problem` names the reason; what played before goes on.',
  },
  'alert-rule-not-found': {
    status: 404,
    title: 'No such alert rule',
    about: 'Somebody may have removed it.',
  },
  'alert-rule-malformed': {
    status: 422,
    title: 'The alert rule cannot be set so',
    about: 'The member `field` is named, with what would be right.',
  },
  'protection-malformed': {
    status: 422,
    title: 'The order cannot be protected so',
    about:
      'The member `field` names `stopLoss` or `takeProfit`: on the wrong side, without a price to measure from, or of an order that only reduces. Nothing was sent.',
  },
  'webhook-not-found': {
    status: 404,
    title: 'No such webhook',
    about: 'Somebody may have removed it.',
  },
  'webhook-malformed': {
    status: 422,
    title: 'The webhook cannot be set so',
    about:
      'The member `field` is named, with what would be right. Addresses of private networks need a setting of the desk.',
  },
  'alert-not-found': { status: 404, title: 'No such alert', about: 'It may have been let go.' },
  'signal-not-found': { status: 404, title: 'No such signal', about: 'Check its id.' },
  'signal-not-waiting': {
    status: 409,
    title: 'The signal is decided',
    about: 'Only a signal that waits for a person can be approved or refused.',
  },
  'signal-held-by-break': {
    status: 409,
    title: 'A break holds the signal',
    about:
      'While desk and venue are far apart on its instrument nobody enters there by signal. It goes on waiting: repair or waive the break, then approve it.',
  },
  'break-not-found': {
    status: 404,
    title: 'No such break',
    about: 'It may have been let go: the journal has all of them.',
  },
  'break-over': {
    status: 409,
    title: 'The break is over',
    about: 'It is repaired or resolved already; nothing was changed.',
  },
  'break-not-repaired': {
    status: 409,
    title: 'The break is not repaired',
    about: 'Only a repair can be taken back.',
  },
  'waiver-not-ahead': {
    status: 422,
    title: 'The waiver would have ended already',
    about: 'Name a moment that is still to come.',
  },
  'repair-not-offered': {
    status: 422,
    title: 'That repair does not fit the break',
    about: '`choices` of the break names those that do.',
  },
  'repair-out-of-date': {
    status: 409,
    title: 'The repair would not do what was shown',
    about: 'Things have moved on: look at the preview again.',
  },
  'repair-not-revertible': {
    status: 409,
    title: 'The repair cannot be taken back',
    about: 'The detail says why; the books are as they were.',
  },
  'drop-copy-refused': {
    status: 422,
    title: 'The drop copy cannot be used',
    about: '`problem` names the reason and the detail the line; nothing was taken from it.',
  },
  'journal-unavailable': {
    status: 503,
    title: 'The journal cannot write',
    about: 'Nothing new is taken on; cancels and the kill still act.',
  },
  'not-supported-yet': {
    status: 501,
    title: 'The desk does not do this yet',
    about: 'The detail says what.',
  },
} as const satisfies Readonly<Record<ProblemCode, ProblemRow>>;
