import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

/** What the pages process is asked. */
export interface PageRequest {
  readonly method: 'GET' | 'HEAD';
  /** With the query, as it came. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

const answerTimeoutMs = 10_000;
const socketsMax = 64;
/** Of one connection alone, and none of the next one's business (RFC 9110, 7.6.1). */
const ofOneConnection = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Asks the process that renders pages, over connections that are kept. */
export class PageForwarder {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: socketsMax });

  /** Resolves with the head of the answer, its body still to be read; rejects when none comes. */
  async ask(origin: string, asked: PageRequest): Promise<IncomingMessage> {
    const { hostname, port } = new URL(origin);
    const target = { hostname, port, agent: this.agent, timeout: answerTimeoutMs };
    try {
      return await this.send(target, asked);
    } catch (error) {
      if (!(error instanceof StaleConnection)) {
        throw error;
      }
      return await this.send(target, asked);
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private send(target: object, { method, path, headers }: PageRequest): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const asking = request({ ...target, method, path, headers: passedOn(headers) }, resolve);
      asking.once('timeout', () => asking.destroy(new Error('The pages process does not answer')));
      asking.once('error', (error) =>
        reject(asking.reusedSocket ? new StaleConnection(error.message) : error),
      );
      asking.end();
    });
  }
}

/** A kept connection that the other side had closed by then: the question never arrived. */
class StaleConnection extends Error {}

/** The headers that go beyond one connection. */
export function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneConnection.has(name)));
}
