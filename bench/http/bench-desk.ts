import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

export const benchAdministrator = { username: 'bench', password: 'a long bench password' };
/** A bench sends more than a day: the limits must not be what it measures. */
const widest = {
  maxPositionSize: '100000000',
  maxOrderQuantity: '1000000',
  maxOrderValue: '100000000',
  maxDailyOrders: 100_000_000,
  maxOpenPositions: 1_000,
  minAccountBalance: '0',
  maxLeverage: '1000',
};
const root = path.resolve(import.meta.dirname, '../..');

/** A built desk in a process of its own, with a key for its API. */
export class BenchDesk {
  readonly port: number;
  readonly folder: string;
  key = '';
  private readonly program: string;
  private readonly settings: Readonly<Record<string, string>>;
  private child: ChildProcess | undefined;

  private constructor(port: number, program: string, settings: Readonly<Record<string, string>>) {
    this.port = port;
    this.program = program;
    this.settings = settings;
    this.folder = mkdtempSync(path.join(tmpdir(), 'desk-bench-'));
  }

  static async start(
    settings: Readonly<Record<string, string>> = {},
    program = 'dist/server/main.js',
  ): Promise<BenchDesk> {
    const desk = new BenchDesk(await freePort(), program, settings);
    await desk.start();
    desk.key = await desk.createKey();
    return desk;
  }

  /** Milliseconds until it was ready. */
  async start(): Promise<number> {
    const begin = performance.now();
    this.child = spawn(process.execPath, [this.program], {
      cwd: root,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOST: '127.0.0.1',
        PORT: String(this.port),
        DESK_DATA_DIR: this.folder,
        DATABASE_URL: `file:${path.join(this.folder, 'desk.db')}`,
        DESK_ADMIN_USER: benchAdministrator.username,
        DESK_ADMIN_PASSWORD: benchAdministrator.password,
        DESK_RATE_LIMIT_PER_SECOND: '1000000',
        DESK_LOG_LEVEL: 'warn',
        DESK_PAGES: 'off',
        NODE_ENV: 'production',
        ...this.settings,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    while (!(await this.isReady())) {
      if (this.child.exitCode !== null) {
        throw new Error(`The desk ended with code ${this.child.exitCode} before it was ready`);
      }
      await new Promise((resume) => setTimeout(resume, 10));
    }
    return performance.now() - begin;
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (child !== undefined && child.exitCode === null) {
      const ended = new Promise((resume) => child.once('close', resume));
      child.kill(signal);
      await ended;
    }
  }

  /** As if none had ever been saved; only while the desk is down. */
  forgetSnapshots(): void {
    const database = new Database(path.join(this.folder, 'desk.db'));
    database.exec('DELETE FROM "Snapshot"; DELETE FROM "SnapshotPart";');
    database.close();
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  async get(path: string): Promise<string> {
    const headers = { authorization: `Bearer ${this.key}` };
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, { headers });
    return response.text();
  }

  async send(method: string, path: string, body: unknown): Promise<Response> {
    return await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async widenLimits(): Promise<void> {
    const answer = await this.send('PUT', '/api/v1/risk-limits', {
      scope: { kind: 'desk' },
      limits: widest,
      reason: 'a bench sends more than a day',
    });
    if (!answer.ok) {
      throw new Error(await answer.text());
    }
  }

  /** A figure of /metrics, in its own unit. */
  async metric(name: string): Promise<number> {
    const text = await this.get('/metrics');
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  }

  get processId(): number {
    return this.child?.pid ?? 0;
  }

  private async isReady(): Promise<boolean> {
    return await fetch(`http://127.0.0.1:${this.port}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  }

  private async createKey(): Promise<string> {
    const base = `http://127.0.0.1:${this.port}`;
    const headers = { 'content-type': 'application/json', origin: base };
    const signIn = { method: 'POST', headers, body: JSON.stringify(benchAdministrator) };
    const cookie = (await fetch(`${base}/api/v1/session`, signIn)).headers.get('set-cookie') ?? '';
    const created = await fetch(`${base}/api/v1/api-keys`, {
      method: 'POST',
      headers: { ...headers, cookie: cookie.split(';')[0] ?? '' },
      body: JSON.stringify({
        name: 'bench',
        scopes: ['read', 'trade', 'signals', 'risk', 'admin'],
      }),
    });
    const { secret } = (await created.json()) as { readonly secret: string };
    return secret;
  }
}

/** The bytes of one order, or of another body for another path, over a keep-alive connection. */
export function orderRequest(
  key: string,
  body: Readonly<Record<string, unknown>>,
  path = '/api/v1/orders',
  method = 'POST',
): string {
  // Ids and numbers alone: as many bytes as characters.
  const text = JSON.stringify(body);
  return `${headOf(key, `${method} ${path}`)}${text.length}\r\n\r\n${text}`;
}

const heads = new Map<string, string>();

/** All of the head but the length: a load that shares the desk's cores makes it once. */
function headOf(key: string, call: string): string {
  const name = `${key} ${call}`;
  let head = heads.get(name);
  if (head === undefined) {
    head = [
      `${call} HTTP/1.1`,
      'host: 127.0.0.1',
      `authorization: Bearer ${key}`,
      'content-type: application/json',
      'content-length: ',
    ].join('\r\n');
    heads.set(name, head);
  }
  return head;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
