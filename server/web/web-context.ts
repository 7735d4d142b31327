import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiKeyKeeper } from './sign-in/api-key-keeper';
import type { Passwords } from './sign-in/passwords';
import type { SessionCookie } from './sign-in/session-cookie';
import type { SessionKeeper } from './sign-in/session-keeper';
import type { SetUp } from './sign-in/set-up';
import type { FeedBook } from './stream/feed-book';
import type { WebDependencies } from './web-dependencies';
import type { WebMetrics } from './web-metrics';

/** What the routes work with: what the server was given, and what it keeps itself. */
export interface WebContext extends WebDependencies {
  readonly sessions: SessionKeeper;
  readonly apiKeys: ApiKeyKeeper;
  readonly passwords: Passwords;
  readonly cookie: SessionCookie;
  readonly setUp: SetUp;
  readonly feed: FeedBook;
  readonly metrics: WebMetrics;
}

/** The server as routes see it: schemas are zod. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;
