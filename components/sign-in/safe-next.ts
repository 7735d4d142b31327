/** Where to go after signing in: the page that was wanted, if it is one of ours; else the desk. */
export function safeNext(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  // Read as a browser reads it: "//other.example" and "/\other.example" leave this site.
  const url = URL.canParse(next, here) ? new URL(next, here) : undefined;
  return url?.origin === here ? `${url.pathname}${url.search}${url.hash}` : '/';
}

const here = 'https://desk.invalid';
