import type { AddressInfo } from 'node:net';
import cookiePlugin from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { Authenticator } from './access/authenticator';
import { guardCalls } from './access/call-guard';
import { noteAccess } from './access/note-access';
import { refuseOnceClosing } from './access/refuse-once-closing';
import { apiRoutes } from './api-routes';
import { bodyBytesMax } from './calls/json-body';
import { schemaCompilers } from './calls/schema-compilers';
import { describeApi } from './open-api/open-api';
import { forwardUpgrades } from './pages/forward-upgrades';
import {
  answerFrameworkErrors,
  answerUnreadable,
  handleErrors,
  noSuchCall,
} from './problems/handle-errors';
import { docsRoutes } from './routes/docs';
import { healthRoutes } from './routes/health';
import { killPageRoutes } from './routes/kill-page';
import { pageRoutes } from './routes/pages';
import { ApiKeyKeeper } from './sign-in/api-key-keeper';
import { KillKey } from './sign-in/kill-key';
import { Passwords } from './sign-in/passwords';
import { SessionCookie } from './sign-in/session-cookie';
import { SessionKeeper } from './sign-in/session-keeper';
import { SetUp } from './sign-in/set-up';
import { FeedBook } from './stream/feed-book';
import { StreamServer } from './stream/stream-server';
import type { StreamIo } from './stream/subscriber';
import type { WebContext } from './web-context';
import { defaultSessionLifetimes, type WebDependencies } from './web-dependencies';
import { WebMetrics } from './web-metrics';

/** The doors of a desk: HTTP, stream, kill page and pages on one port. */
export interface WebServer {
  readonly fastify: FastifyInstance;
  readonly io: StreamIo;
  /** Port 0 takes a free one. Resolves with where it listens, when calls are answered. */
  listen(port: number, host: string): Promise<{ readonly url: string; readonly port: number }>;
  /** The one-time link that makes the first administrator; undefined when there is one. */
  setupLink(): Promise<string | undefined>;
  /** Lets calls under way finish, takes no new ones, cuts the streams. */
  close(): Promise<void>;
}

const sweepEveryMs = 60_000;

/** Builds the doors. The desk must be running; nothing is listened to before `listen`. */
export async function createWebServer(given: WebDependencies): Promise<WebServer> {
  const { desk, queries, config, log } = given;
  const killKey = new KillKey();
  const web = contextOf(given);
  const { sessions, apiKeys, cookie, wallClock } = web;
  const authenticator = new Authenticator({ sessions, apiKeys, killKey, cookie }, wallClock);
  const fastify = Fastify({
    bodyLimit: bodyBytesMax,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // The framework's own answer has no code: `refuseOnceClosing` gives one.
    return503OnClosing: false,
    // Behind a proxy the caller's address is what that proxy says.
    trustProxy: config.publicUrl === undefined ? false : 'loopback, linklocal, uniquelocal',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerFrameworkErrors(web.log),
    clientErrorHandler: answerUnreadable,
    schemaController: { compilersFactory: schemaCompilers(config) },
  });
  // Listens from the sequence at which the feed was made: an event between the two would be told to
  // nobody, so nothing may wait in between.
  const stream = new StreamServer(fastify.server, web, authenticator);
  const sequence = web.feed.sequence;
  // A password takes long to hash, in a thread of its own: the routes are made meanwhile.
  const administrator = createConfiguredAdministrator(web);
  administrator.catch(() => undefined);
  const fills = await queries.loadFills({ limit: 500 });
  web.feed.takeFillsBefore(sequence, fills.ok ? fills.value.items : []);
  handleErrors(fastify, web);
  const closing = refuseOnceClosing(fastify);
  guardCalls(fastify, { authenticator, config, wallClock });
  measureCalls(fastify, web);
  const apiDocument = describeApi(fastify, desk.version, cookie);
  // Whoever wants the session's cookie reads it from its header: no call is searched for all of them.
  await fastify.register(cookiePlugin, { hook: false });
  await fastify.register(async (api) => apiRoutes(api, web), { prefix: '/api/v1' });
  await fastify.register(async (scope) => docsRoutes(scope, web, apiDocument));
  await fastify.register(async (scope) => healthRoutes(scope, web));
  await fastify.register(async (scope) => killPageRoutes(scope, web, authenticator));
  fastify.all(
    '/api/*',
    { config: { rule: { needs: 'anyone' } }, schema: { hide: true } },
    (request) => {
      throw noSuchCall(request);
    },
  );
  await fastify.register((scope) => pageRoutes(scope, web));
  web.metrics.streamClients = () => stream.clients;
  const endUpgraded = forwardUpgrades(fastify.server, web.pagesUrl, config.isDevelopment === true);
  const sweep = setInterval(() => sessions.sweep(), sweepEveryMs);
  await administrator;
  await fastify.ready();

  let baseUrl = config.publicUrl?.origin ?? '';
  return {
    fastify,
    io: stream.io,
    listen: async (port, host) => {
      await fastify.listen({ port, host });
      const address = fastify.server.address() as AddressInfo;
      const url = localUrl(address);
      baseUrl = config.publicUrl?.origin ?? url;
      if (config.dataFolder !== undefined) {
        await killKey.leaveIn(config.dataFolder, url).catch((error: unknown) => {
          log.warn('npm run kill will need a key of its own: the key file failed', { error });
        });
      }
      return { url, port: address.port };
    },
    setupLink: async () => ((await web.setUp.isNeeded()) ? web.setUp.linkTo(baseUrl) : undefined),
    close: async () => {
      clearInterval(sweep);
      closing.begin();
      stream.close();
      await endUpgraded();
      await fastify.close();
      web.metrics.close();
    },
  };
}

function contextOf(given: WebDependencies): WebContext {
  const { desk, people, config, wallClock } = given;
  const passwords = new Passwords();
  return {
    ...given,
    passwords,
    sessions: new SessionKeeper(people, wallClock, config.sessions ?? defaultSessionLifetimes),
    apiKeys: new ApiKeyKeeper(people, wallClock),
    cookie: new SessionCookie(config),
    setUp: new SetUp(people, passwords, wallClock),
    feed: new FeedBook(desk),
    metrics: new WebMetrics(desk),
  };
}

async function createConfiguredAdministrator(web: WebContext): Promise<void> {
  const { administrator } = web.config;
  if (administrator !== undefined && (await web.setUp.isNeeded())) {
    const { user, password } = administrator;
    const person = await web.setUp.createAdministrator(user, password);
    noteAccess(web, 'administratorCreated', person.name);
  }
}

function measureCalls(fastify: FastifyInstance, { metrics }: WebContext): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.noteRequest(request.method, route, reply.statusCode, reply.elapsedTime);
    done();
  });
}

/** Where this machine reaches the server, also when it listens on every address. */
function localUrl({ address, port, family }: AddressInfo): string {
  const any = address === '0.0.0.0' || address === '::';
  const host = family === 'IPv6' && !any ? `[${address}]` : address;
  return `http://${any ? '127.0.0.1' : host}:${port}`;
}
