import type { FastifyInstance } from 'fastify';
import { presentHealth } from '../present/present-health';
import type { WebContext } from '../web-context';

/**
 * For what watches over the process. `/healthz`: it runs. `/readyz`: it takes orders. `/metrics`:
 * counts and times for Prometheus; from another machine it needs a key with the scope read.
 */
export function healthRoutes(fastify: FastifyInstance, web: WebContext): void {
  fastify.get('/healthz', { config: { rule: { needs: 'anyone' } } }, () => ({ status: 'running' }));

  fastify.get('/readyz', { config: { rule: { needs: 'anyone' } } }, (_request, reply) => {
    const health = presentHealth(web);
    return reply.code(health.ready ? 200 : 503).send(health);
  });

  fastify.get(
    '/metrics',
    { config: { rule: { needs: 'readUnlessLocal', isNeverLimited: true } } },
    async (_request, reply) => reply.type(web.metrics.contentType).send(await web.metrics.text()),
  );
}
