import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { rememberAnswers } from './calls/idempotent-answers';
import { readJsonBodies } from './calls/json-body';
import { accountRoutes } from './routes/account';
import { alertRuleRoutes } from './routes/alert-rules';
import { alertRoutes } from './routes/alerts';
import { apiKeyRoutes } from './routes/api-keys';
import { dropCopyRoutes } from './routes/drop-copies';
import { equityRoutes } from './routes/equity';
import { eventRoutes } from './routes/events';
import { fillRoutes } from './routes/fills';
import { instrumentRoutes } from './routes/instruments';
import { killSwitchRoutes } from './routes/kill-switch';
import { marketDataRoutes } from './routes/market-data';
import { modeRoutes } from './routes/mode';
import { orderCheckRoutes } from './routes/order-checks';
import { orderRoutes } from './routes/orders';
import { paperRoutes } from './routes/paper';
import { paperFaultRoutes, paperScenarioRoutes } from './routes/paper-faults';
import { peopleRoutes } from './routes/people';
import { portfolioRoutes } from './routes/portfolio';
import { positionRoutes } from './routes/positions';
import { preferenceRoutes } from './routes/preferences';
import { reconciliationRoutes } from './routes/reconciliation';
import { reportRoutes } from './routes/reports';
import { riskLimitRoutes } from './routes/risk-limits';
import { sessionRoutes } from './routes/session';
import { openSessionRoutes } from './routes/sessions';
import { signalRoutes } from './routes/signals';
import { statisticsRoutes } from './routes/statistics';
import { strategyRoutes } from './routes/strategies';
import { unknownOrderRoutes } from './routes/unknown-orders';
import { webhookRoutes } from './routes/webhooks';
import { workspaceRoutes } from './routes/workspaces';
import type { WebContext } from './web-context';

/** One file per noun of the contract. */
const nouns = [
  sessionRoutes,
  openSessionRoutes,
  apiKeyRoutes,
  peopleRoutes,
  preferenceRoutes,
  workspaceRoutes,
  orderRoutes,
  orderCheckRoutes,
  unknownOrderRoutes,
  fillRoutes,
  positionRoutes,
  accountRoutes,
  portfolioRoutes,
  statisticsRoutes,
  equityRoutes,
  instrumentRoutes,
  signalRoutes,
  strategyRoutes,
  modeRoutes,
  killSwitchRoutes,
  riskLimitRoutes,
  alertRoutes,
  alertRuleRoutes,
  webhookRoutes,
  reconciliationRoutes,
  dropCopyRoutes,
  reportRoutes,
  marketDataRoutes,
  paperRoutes,
  paperFaultRoutes,
  paperScenarioRoutes,
  eventRoutes,
];

/** Everything under `/api/v1`. */
export function apiRoutes(fastify: FastifyInstance, web: WebContext): void {
  const api = fastify.withTypeProvider<ZodTypeProvider>();
  readJsonBodies(fastify);
  api.addHook('onSend', (_request, reply, payload, done) => {
    void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    done(null, payload);
  });
  rememberAnswers(fastify, web);
  for (const routes of nouns) {
    routes(api, web);
  }
}
