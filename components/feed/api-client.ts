import type * as z from 'zod';
import type { ApiProblem, RefusedProblem } from './api-problem';
import { askPassword } from './password-question';

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface ApiRequest<Value> {
  readonly method: ApiMethod;
  /** Below `/api/v1`, with its leading slash; segments that hold ids go through `pathOf`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** Reads the answer. Absent: the answer has no body that matters. */
  readonly schema?: z.ZodType<Value>;
  /** Same key, same answer: a mutating call may be repeated with it. */
  readonly idempotencyKey?: string;
  /** It stops or cancels: pressed again it is sent again, whatever became of the last press. */
  readonly goesOutAnew?: true;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

export type ApiResult<Value> =
  | { readonly ok: true; readonly value: Value; readonly status: number }
  | { readonly ok: false; readonly problem: ApiProblem };

const base = '/api/v1';
const timeoutMsDefault = 10_000;

/**
 * One call of the desk. Never rejects: a refusal, a lost connection and nonsense are values. Where the
 * desk wants the password once more, the person is asked, and the call is made again.
 */
export async function callApi<Value>(request: ApiRequest<Value>): Promise<ApiResult<Value>> {
  const result = await callOnce(request);
  const isPasswordNeeded = !result.ok && result.problem.code === 'password-needed';
  return isPasswordNeeded && (await askPassword()) ? callOnce(request) : result;
}

async function callOnce<Value>(request: ApiRequest<Value>): Promise<ApiResult<Value>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(urlOf(request), initOf(request));
    text = await response.text();
  } catch (error) {
    return unreachable(error);
  }
  const body = readJson(text);
  return response.ok ? read(request, response, body) : refused(response, body);
}

/** A path whose variable segments are escaped: pathOf`/orders/${orderId}`. */
export function pathOf(texts: TemplateStringsArray, ...segments: readonly string[]): string {
  return texts.reduce(
    (path, text, index) => `${path}${text}${encodeURIComponent(segments[index] ?? '')}`,
    '',
  );
}

/** A fresh key for one intent of the operator. */
export function newIdempotencyKey(): string {
  // randomUUID exists only on https and localhost; getRandomValues exists everywhere.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function urlOf({ path, query = {} }: ApiRequest<unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length === 0 ? `${base}${path}` : `${base}${path}?${search}`;
}

function initOf(request: ApiRequest<unknown>): RequestInit {
  const deadline = AbortSignal.timeout(request.timeoutMs ?? timeoutMsDefault);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (request.body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (request.idempotencyKey !== undefined) {
    headers['idempotency-key'] = request.idempotencyKey;
  }
  return {
    method: request.method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: request.signal === undefined ? deadline : AbortSignal.any([request.signal, deadline]),
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function read<Value>(
  { schema, method, path }: ApiRequest<Value>,
  response: Response,
  body: unknown,
): ApiResult<Value> {
  if (schema === undefined) {
    // Without a schema Value is whatever the caller ignores.
    return { ok: true, value: undefined as Value, status: response.status };
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) {
    return { ok: true, value: parsed.data, status: response.status };
  }
  const issue = parsed.error.issues[0];
  const where = issue === undefined ? '' : ` at ${issue.path.join('.')}: ${issue.message}`;
  return unreadable(response.status, `${method} ${path}${where}`);
}

function refused(response: Response, body: unknown): ApiResult<never> {
  if (!isRecord(body) || typeof body['code'] !== 'string') {
    return unreadable(response.status, `status ${response.status} without a problem document`);
  }
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const problem: RefusedProblem = {
    kind: 'refused',
    status: response.status,
    code: body['code'],
    title: textOf(body['title']),
    detail: textOf(body['detail']),
    members: body,
    ...(Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}),
  };
  return { ok: false, problem };
}

function unreachable(error: unknown): ApiResult<never> {
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  const detail = isTimeout ? 'no answer in time' : 'no connection';
  return { ok: false, problem: { kind: 'unreachable', code: 'unreachable', detail } };
}

function unreadable(status: number, detail: string): ApiResult<never> {
  return {
    ok: false,
    problem: { kind: 'unreadable', code: 'unreadable-answer', status, detail },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
