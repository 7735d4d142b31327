import swagger from '@fastify/swagger';
import Fastify, { type RouteOptions } from 'fastify';
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { validateRequest } from '../calls/validate-request';

/** Describes routes that are served elsewhere: here they are only told to the one that writes it down. */
export async function openApiDocument(
  routes: readonly RouteOptions[],
  version: string,
  cookieName: string,
): Promise<object> {
  const fastify = Fastify({ exposeHeadRoutes: false });
  fastify.setValidatorCompiler(validateRequest);
  fastify.setSerializerCompiler(() => JSON.stringify);
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
          session: { type: 'apiKey', in: 'cookie', name: cookieName },
        },
      },
      security: [{ apiKey: [] }, { session: [] }],
    },
    hideUntagged: true,
    transform: createJsonSchemaTransform({}),
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
  for (const { method, url, schema } of routes) {
    if (method !== 'HEAD' && schema?.hide !== true) {
      fastify.route({
        method,
        url,
        ...(schema === undefined ? {} : { schema }),
        handler: neverCalled,
      });
    }
  }
  await fastify.ready();
  return fastify.swagger();
}

function neverCalled(): never {
  throw new Error('This route is described, not served');
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
