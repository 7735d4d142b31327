import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser says that the request comes from a page of this desk. The origin's host must be
 * the one that was asked for, or the desk's public one. `absent`: no browser page sent it, or one
 * that does not say from where.
 */
export function checkOrigin(
  headers: IncomingHttpHeaders,
  publicUrl: URL | undefined,
): 'same' | 'foreign' | 'absent' {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined) {
    return site === 'cross-site' || site === 'same-site' ? 'foreign' : 'absent';
  }
  if (!URL.canParse(origin)) {
    return 'foreign';
  }
  const originHost = new URL(origin).host;
  return originHost === host || originHost === publicUrl?.host ? 'same' : 'foreign';
}
