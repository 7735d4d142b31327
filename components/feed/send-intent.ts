import { type ApiRequest, type ApiResult, callApi, newIdempotencyKey } from './api-client';
import type { ApiProblem } from './api-problem';

const pausesMs = [300, 1_200];
/** The desk is at it already: how often it is asked for its answer, and how long it gets between. */
const looksMax = 10;
const lookPauseMs = 1_000;
/** Whoever presses again this soon after no answer still means the same. */
const sameIntentMs = 60_000;

const underWay = new Map<string, Promise<ApiResult<unknown>>>();
const keysUnanswered = new Map<string, string>();

/**
 * One intent of the operator, carried out once.
 *
 * 1. The same call again while the first is under way is the second half of a double click, or a form
 *    that was opened anew: both get the answer of the first.
 * 2. A call whose answer was lost is repeated twice with the same idempotency key.
 * 3. Pressed again within a minute after that, it goes out with the key that it had.
 *
 * What stops or cancels goes out anew with every press: twice does no harm, and the first may hang on a
 * line that is dead.
 */
export function sendIntent<Value>(request: ApiRequest<Value>): Promise<ApiResult<Value>> {
  const intent = JSON.stringify([request.method, request.path, request.query, request.body]);
  if (request.goesOutAnew === true) {
    return callRepeatably(withKey(request, newIdempotencyKey()));
  }
  // The same call has the same schema.
  const first = underWay.get(intent) as Promise<ApiResult<Value>> | undefined;
  if (first !== undefined) {
    return first;
  }
  const answer = sendOnce(intent, request).finally(() => underWay.delete(intent));
  underWay.set(intent, answer);
  return answer;
}

async function sendOnce<Value>(
  intent: string,
  request: ApiRequest<Value>,
): Promise<ApiResult<Value>> {
  const key = keysUnanswered.get(intent) ?? newIdempotencyKey();
  const result = await callRepeatably(withKey(request, key));
  if (isLost(result)) {
    keysUnanswered.set(intent, key);
    setTimeout(() => keysUnanswered.delete(intent), sameIntentMs);
  } else {
    keysUnanswered.delete(intent);
  }
  return result;
}

function withKey<Value>(request: ApiRequest<Value>, key: string): ApiRequest<Value> {
  return { ...request, idempotencyKey: request.idempotencyKey ?? key };
}

async function callRepeatably<Value>(request: ApiRequest<Value>): Promise<ApiResult<Value>> {
  let result = await callApi(request);
  for (const pauseMs of pausesMs) {
    if (!isUnreachable(result)) {
      break;
    }
    result = await callAfter(pauseMs, request);
  }
  for (let looks = 0; looks < looksMax && isUnderWay(result); looks += 1) {
    result = await callAfter(lookPauseMs, request);
  }
  return result;
}

async function callAfter<Value>(
  pauseMs: number,
  request: ApiRequest<Value>,
): Promise<ApiResult<Value>> {
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  return callApi(request);
}

function isLost(result: ApiResult<unknown>): boolean {
  return isUnreachable(result) || isUnderWay(result);
}

function isUnreachable(result: ApiResult<unknown>): boolean {
  return problemIn(result)?.kind === 'unreachable';
}

/** A repeat has overtaken the call whose answer was lost: it is being carried out, and not refused. */
function isUnderWay(result: ApiResult<unknown>): boolean {
  return problemIn(result)?.code === 'idempotency-key-under-way';
}

function problemIn(result: ApiResult<unknown>): ApiProblem | undefined {
  return result.ok ? undefined : result.problem;
}
