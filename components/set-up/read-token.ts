/** The token of a set-up link, from behind the # or, in an older link, from the query. */
export function readToken({ hash, search }: Pick<Location, 'hash' | 'search'>): string {
  const behindHash = new URLSearchParams(hash.replace(/^#/, '')).get('token');
  return behindHash ?? new URLSearchParams(search).get('token') ?? '';
}
