import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The calls of the contract, as api.md lists them. */
const calls = `
POST /api/v1/session · GET /api/v1/session · DELETE /api/v1/session
POST /api/v1/session/lock · POST /api/v1/session/unlock · POST /api/v1/session/confirm
PUT /api/v1/session/password
GET /api/v1/setup · POST /api/v1/setup
GET /api/v1/sessions · DELETE /api/v1/sessions/{sessionId}
GET /api/v1/api-keys · POST /api/v1/api-keys · DELETE /api/v1/api-keys/{apiKeyId}
GET /api/v1/people · POST /api/v1/people · PATCH /api/v1/people/{username}
POST /api/v1/orders · POST /api/v1/orders/preview · POST /api/v1/orders/batch
POST /api/v1/orders/{orderId}/preview
GET /api/v1/orders · GET /api/v1/orders/{orderId} · PATCH /api/v1/orders/{orderId}
DELETE /api/v1/orders/{orderId} · DELETE /api/v1/orders
GET /api/v1/orders/by-client-order-id/{clientOrderId}
GET /api/v1/fills · GET /api/v1/positions
POST /api/v1/positions/{instrument}/close · POST /api/v1/positions/close-all
GET /api/v1/account · GET /api/v1/portfolio · GET /api/v1/statistics · GET /api/v1/equity
GET /api/v1/analytics · GET /api/v1/analytics/groups
GET /api/v1/instruments · GET /api/v1/instruments/{instrument}/quote
GET /api/v1/instruments/{instrument}/bars · GET /api/v1/instruments/{instrument}/depth
GET /api/v1/risk-limits · PUT /api/v1/risk-limits
GET /api/v1/risk-limits/utilization · GET /api/v1/risk-limits/history
GET /api/v1/mode · PUT /api/v1/mode
GET /api/v1/kill-switch · POST /api/v1/kill-switch · POST /api/v1/kill-switch/release
GET /api/v1/alerts · POST /api/v1/alerts/{alertId}/acknowledge
GET /api/v1/alert-rules · PUT /api/v1/alert-rules/{ruleId} · DELETE /api/v1/alert-rules/{ruleId}
GET /api/v1/webhooks · POST /api/v1/webhooks · PUT /api/v1/webhooks/{webhookId}
POST /api/v1/webhooks/{webhookId}/secret · POST /api/v1/webhooks/{webhookId}/test
DELETE /api/v1/webhooks/{webhookId}
GET /api/v1/market-data/source · PUT /api/v1/market-data/source · POST /api/v1/market-data/replay
GET /api/v1/paper · PUT /api/v1/paper · POST /api/v1/paper/reset
GET /api/v1/paper/faults · POST /api/v1/paper/faults · DELETE /api/v1/paper/faults
DELETE /api/v1/paper/faults/{faultId}
GET /api/v1/paper/faults/script · POST /api/v1/paper/faults/script
GET /api/v1/paper/scenarios · POST /api/v1/paper/scenarios · DELETE /api/v1/paper/scenarios
GET /api/v1/preferences · PATCH /api/v1/preferences
GET /api/v1/workspaces · PUT /api/v1/workspaces/{name} · DELETE /api/v1/workspaces/{name}
GET /api/v1/events · GET /api/v1/events/newest · GET /api/v1/events/verify
GET /api/v1/market-data/hours · GET /api/v1/market-data/recordings
GET /api/v1/paper/presets
GET /api/v1/signals · POST /api/v1/signals · GET /api/v1/signals/{signalId}
POST /api/v1/signals/{signalId}/approve · POST /api/v1/signals/{signalId}/refuse
GET /api/v1/strategies · PUT /api/v1/strategies/{strategy}
GET /api/v1/unknown-orders · POST /api/v1/unknown-orders/look
POST /api/v1/unknown-orders/{orderId}/settle
GET /api/v1/reconciliation · POST /api/v1/reconciliation/run
GET /api/v1/reconciliation/breaks · GET /api/v1/reconciliation/breaks/{breakId}
GET /api/v1/reconciliation/breaks/{breakId}/preview
POST /api/v1/reconciliation/breaks/{breakId}/acknowledge
POST /api/v1/reconciliation/breaks/{breakId}/repair
POST /api/v1/reconciliation/breaks/{breakId}/revert
POST /api/v1/reconciliation/breaks/{breakId}/waive
GET /api/v1/reports/end-of-day
GET /api/v1/reconciliation/drop-copies · POST /api/v1/reconciliation/drop-copies
POST /api/v1/reconciliation/drop-copies/preview
POST /api/v1/reconciliation/drop-copies/withdraw
`;

describe('the API reference', () => {
  test('lists every call of the contract and no other', async () => {
    const { body: document } = await world.call('GET', '/api/v1/openapi.json');
    const listed = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );

    expect(listed.sort()).toEqual(
      calls
        .trim()
        .split(/ · |\n/)
        .sort(),
    );
  });

  test('is an OpenAPI 3.1 document: what it refers to is there, and every call has a summary', async () => {
    const { body: document, text } = await world.call('GET', '/api/v1/openapi.json');
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];

    expect(document.openapi).toBe('3.1.0');
    expect(references.length).toBeGreaterThan(50);
    for (const [, name = ''] of references) {
      expect(document.components.schemas).toHaveProperty(name);
    }
    for (const methods of Object.values<Record<string, { summary?: string }>>(document.paths)) {
      for (const call of Object.values(methods)) {
        expect(call.summary).toMatch(/\w{3}/);
      }
    }
  });

  test('has a page whose parts all come from this desk, under a policy that holds', async () => {
    const page = await world.call('GET', '/api/v1/docs/');
    const script = await world.call('GET', '/api/v1/docs/js/scalar.js');
    const policy = String(page.headers['content-security-policy']);

    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/(src|href)="https?:/);
    expect(page.text).toContain('js/scalar.js');
    expect(script.text.length).toBeGreaterThan(500_000);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
    expect(policy).toMatch(/script-src 'self' 'sha256-/);
  });

  test('explains every problem code at the place that `type` names', async () => {
    const refused = await world.call('GET', '/api/v1/nothing');
    const place = new URL(refused.body.type, 'http://desk');
    const page = await world.call('GET', place.pathname);

    expect(page.text).toContain(`id="${place.hash.slice(1)}"`);
  });
});
