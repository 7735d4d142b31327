import type { FastifyInstance, RouteOptions } from 'fastify';
import type { SessionCookie } from '../sign-in/session-cookie';

/**
 * The OpenAPI 3.1 document of the calls that follow, made of the very schemas that requests are checked with.
 * Routes are noted as they are made; the document, and what makes it, is for whoever first asks.
 */
export function describeApi(
  fastify: FastifyInstance,
  version: string,
  cookie: SessionCookie,
): () => Promise<object> {
  const routes: RouteOptions[] = [];
  let document: Promise<object> | undefined;
  fastify.addHook('onRoute', (route) => {
    routes.push(route);
  });
  return () => {
    document ??= import('./open-api-document').then(({ openApiDocument }) =>
      openApiDocument(routes, version, cookie.name),
    );
    return document;
  };
}
