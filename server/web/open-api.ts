import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { SessionCookie } from './sign-in/session-cookie';

/** The OpenAPI 3.1 document is made of the very schemas that requests are checked with. */
export async function describeApi(
  fastify: FastifyInstance,
  version: string,
  cookie: SessionCookie,
): Promise<void> {
  await fastify.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Trading desk',
        version,
        description: [
          'Orders, positions and limits of one desk. Amounts, prices and quantities are decimal',
          'text ("189.50"); JSON numbers are taken when they are exact. Times are ISO 8601 UTC.',
          'Lists are `{ items, nextCursor }`. Errors are RFC 9457 problem documents whose `code` is',
          'stable; all codes are at [/api/v1/docs/problems](/api/v1/docs/problems).',
          'A mutating call takes an `Idempotency-Key`; of an order the `clientOrderId` is the key.',
        ].join(' '),
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of the desk.' },
          session: { type: 'apiKey', in: 'cookie', name: cookie.name },
        },
      },
      security: [{ apiKey: [] }, { session: [] }],
    },
    hideUntagged: true,
    transform: createJsonSchemaTransform({}),
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
}

/** Every schema comes in two versions, as sent and as answered; most are used in one of them. */
function withoutUnused<Document extends object>(document: Document): Document {
  const { components } = document as { components?: { schemas?: Record<string, unknown> } };
  const schemas = components?.schemas ?? {};
  for (let dropped = true; dropped; ) {
    const text = JSON.stringify(document);
    const unused = Object.keys(schemas).filter(
      (name) => name.endsWith('Input') && !text.includes(`"#/components/schemas/${name}"`),
    );
    for (const name of unused) {
      delete schemas[name];
    }
    dropped = unused.length > 0;
  }
  return document;
}
