import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
export const startTimeoutMs = 60_000;
export const stopTimeoutMs = 30_000;

export const administrator = { user: 'admin', password: 'a long test password' } as const;

/** A built desk in a process of its own, on a free port, with an empty data folder. */
export class DeskProcess {
  readonly url: string;
  /** Its trading day does not end under a test, at whatever hour that runs. */
  private readonly timeZone = zoneOfNoon();
  private child: ChildProcess | undefined;
  private printed = '';

  private constructor(
    private readonly port: number,
    readonly dataFolder: string,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly program: string,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Starts a desk and resolves when it is ready; `settings` are environment variables of the desk. */
  static async start(
    settings: Readonly<Record<string, string>> = {},
    program = 'dist/server/main.js',
  ): Promise<DeskProcess> {
    const folder = mkdtempSync(path.join(tmpdir(), 'desk-e2e-'));
    const desk = new DeskProcess(await freePort(), folder, settings, program);
    await desk.start();
    return desk;
  }

  /** Starts the process again on the same port and data, after `stop` or `kill`. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [this.program], {
      cwd: root,
      env: {
        ...process.env,
        ...noSettings(),
        HOST: '127.0.0.1',
        PORT: String(this.port),
        DESK_DATA_DIR: this.dataFolder,
        DATABASE_URL: `file:${path.join(this.dataFolder, 'desk.db')}`,
        DESK_ADMIN_USER: administrator.user,
        DESK_ADMIN_PASSWORD: administrator.password,
        DESK_SEED: '42',
        DESK_LOG_LEVEL: 'warn',
        // A calm market: what every page repaints for a tick costs the tests more than they do.
        DESK_MARKET_UPDATES_PER_SECOND: '1',
        DESK_TIME_ZONE: this.timeZone,
        NODE_ENV: 'production',
        ...this.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (part) => this.keep(part));
    child.stderr.on('data', (part) => this.keep(part));
    this.child = child;
    await this.untilReady(child);
  }

  /** Asks the desk to stop, as an operator does, and waits until it has. */
  async stop(): Promise<void> {
    if (!(await this.end('SIGTERM'))) {
      await this.end('SIGKILL');
      throw new Error(`The desk did not stop within ${stopTimeoutMs} ms of SIGTERM.\n${this.log}`);
    }
  }

  /** Ends the process as a power cut does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Stops the desk and removes its data. */
  async remove(): Promise<void> {
    try {
      await this.stop();
    } finally {
      rmSync(this.dataFolder, { recursive: true, force: true });
    }
  }

  /** Everything that the desk has printed. */
  get log(): string {
    return this.printed;
  }

  private keep(part: Buffer): void {
    this.printed += part.toString();
  }

  private async untilReady(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + startTimeoutMs;
    while (Date.now() < deadline) {
      if (child.exitCode !== null) {
        throw new Error(`The desk ended with code ${child.exitCode}.\n${this.log}`);
      }
      if (await isReady(this.url, this.settings['DESK_PAGES'] !== 'off')) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    child.kill('SIGKILL');
    throw new Error(`The desk was not ready within ${startTimeoutMs} ms.\n${this.log}`);
  }

  private end(signal: 'SIGTERM' | 'SIGKILL'): Promise<boolean> {
    const child = this.child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), stopTimeoutMs);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve(true);
      });
      child.kill(signal);
    });
  }
}

/** A time zone in which it is about noon. In the names of these zones west is the plus. */
function zoneOfNoon(): string {
  const hoursEast = 12 - new Date().getUTCHours();
  return `Etc/GMT${hoursEast > 0 ? '-' : '+'}${Math.abs(hoursEast)}`;
}

/** The desk takes orders, and its pages, where it has some, can be looked at. */
async function isReady(url: string, hasPages: boolean): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`);
    const health: unknown = await response.json();
    const arePagesUp = (health as { readonly pages?: string }).pages !== 'down';
    return response.ok && (arePagesUp || !hasPages);
  } catch {
    return false;
  }
}

/** Every setting of the desk as not set, so that neither the shell nor a .env file reaches a test. */
function noSettings(): Record<string, string> {
  const example = readFileSync(path.join(root, '.env.example'), 'utf8');
  return Object.fromEntries(
    [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name = '']) => [name, '']),
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
