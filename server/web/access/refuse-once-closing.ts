import type { FastifyInstance } from 'fastify';
import { WebProblem } from '../problems/web-problem';

/** What comes over connections that are still busy when the doors close is refused, before it is looked at. */
export function refuseOnceClosing(fastify: FastifyInstance): { begin(): void } {
  let isClosing = false;
  fastify.addHook('onRequest', (_request, _reply, done) => {
    done(isClosing ? stopping() : undefined);
  });
  return {
    begin: () => {
      isClosing = true;
    },
  };
}

function stopping(): WebProblem {
  return new WebProblem('not-ready', 'The desk is stopping; nothing of this call was carried out.');
}
