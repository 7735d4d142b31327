import type { FastifyServerOptions } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { WebConfig } from '../web-dependencies';
import { validateRequest } from './validate-request';

type SchemaController = NonNullable<FastifyServerOptions['schemaController']>;
type CompilersFactory = NonNullable<SchemaController['compilersFactory']>;

/**
 * How requests are checked and answers are written. All schemas are zod's: given at the beginning, it keeps
 * the server from loading what does both for JSON schemas.
 */
export function schemaCompilers({ checkAnswers }: WebConfig): CompilersFactory {
  const compilers = {
    buildValidator: () => validateRequest,
    // What leaves has been typed and tested; checking each answer again would cost more than making it.
    buildSerializer: () => (checkAnswers === true ? serializerCompiler : () => JSON.stringify),
  };
  // The types know of JSON schemas alone; the server hands on whatever schema a route has.
  return compilers as unknown as CompilersFactory;
}
