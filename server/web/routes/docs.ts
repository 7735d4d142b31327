import Fastify, { type FastifyInstance } from 'fastify';
import { pagePolicy } from '../pages/content-policy';
import { escapeHtml, plainPage, plainPagePolicy } from '../pages/plain-page';
import { type ProblemRow, problemTable } from '../problems/problem-table';
import type { WebContext } from '../web-context';

const place = '/api/v1/docs';

/**
 * The reference: `/api/v1/openapi.json`, a page over it, and the list of problem codes. The page's
 * script is a package of some megabytes; it is loaded when somebody first looks.
 */
export function docsRoutes(
  fastify: FastifyInstance,
  web: WebContext,
  apiDocument: () => Promise<object>,
): void {
  const rule = { needs: 'anyone' } as const;
  let reference: Promise<FastifyInstance> | undefined;

  fastify.get(
    '/api/v1/openapi.json',
    { config: { rule }, schema: { hide: true } },
    async (_request, reply) =>
      reply
        .serializer(JSON.stringify)
        .type('application/json')
        .send(await apiDocument()),
  );

  const send = async (path: string) => {
    reference ??= loadReference();
    return (await reference).inject({ method: 'GET', url: path });
  };

  fastify.get(place, { config: { rule }, schema: { hide: true } }, (_request, reply) =>
    reply.redirect(`${place}/`, 301),
  );

  fastify.get(
    `${place}/`,
    { config: { rule }, schema: { hide: true } },
    async (_request, reply) => {
      const page = await send(`${place}/`);
      return reply
        .header('content-security-policy', pagePolicy(page.body))
        .type('text/html; charset=utf-8')
        .send(page.body);
    },
  );

  fastify.get(
    `${place}/js/scalar.js`,
    { config: { rule }, schema: { hide: true } },
    async (_request, reply) => {
      const script = await send(`${place}/js/scalar.js`);
      return reply
        .header('cache-control', 'public, max-age=86400')
        .type('text/javascript; charset=utf-8')
        .send(script.body);
    },
  );

  fastify.get(
    `${place}/problems`,
    { config: { rule }, schema: { hide: true } },
    (_request, reply) =>
      reply
        .header('content-security-policy', plainPagePolicy)
        .type('text/html; charset=utf-8')
        .send(problemPage()),
  );
  web.log.debug('the API reference is at its place', { place });
}

/** A small server that nobody can reach: it only makes the page and its script. */
async function loadReference(): Promise<FastifyInstance> {
  const { default: apiReference } = await import('@scalar/fastify-api-reference');
  const inner = Fastify();
  await inner.register(apiReference, {
    routePrefix: place,
    configuration: {
      url: '/api/v1/openapi.json',
      pageTitle: 'Trading desk API',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      // Both would send what is on the page to somebody else's machine.
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  await inner.ready();
  return inner;
}

function problemPage(): string {
  const rows = Object.entries<ProblemRow>(problemTable)
    .map(
      ([code, { status, title, about }]) =>
        `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(title)}. ${escapeHtml(about)}</td></tr>`,
    )
    .join('\n');
  return plainPage(
    'Problem codes',
    `<h1>Problem codes</h1>
<p>Every refusal is <code>application/problem+json</code> with one of these codes.</p>
<table><tr><th>code</th><th>status</th><th>what it is about</th></tr>
${rows}
</table>`,
  );
}
