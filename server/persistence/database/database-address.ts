/** Where the database is; `file` is relative to the working directory unless absolute. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgresql'; readonly url: string };

/** The address for people: without the password. */
export function presentAddress(address: DatabaseAddress): string {
  if (address.kind === 'sqlite') {
    return address.file;
  }
  const url = new URL(address.url);
  url.password = url.password === '' ? '' : '***';
  return url.href;
}
