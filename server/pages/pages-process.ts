import { type ChildProcess, spawn } from 'node:child_process';
import type { Log } from '../ports/log';
import { isPagesListening } from './pages-message';

export interface PagesProcessOptions {
  /** The compiled entry, `dist/server/pages-entry.js`. */
  readonly entry: string;
  /** The project's folder, with `.next` in it. */
  readonly folder: string;
  readonly log: Log;
  /** The wait before a fallen process is started again; it doubles with each fall that comes soon. */
  readonly restartDelayMs?: { readonly first: number; readonly longest: number };
}

const stopTimeoutMs = 3_000;
const steadyMs = 60_000;
const keptVariables = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'SystemRoot'];

/**
 * The process that renders the pages, started, watched and started again by the desk.
 *
 * 1. Its environment is a short list of harmless variables: no secret, no database address.
 * 2. Its fall never reaches the desk.
 * 3. It ends with the desk: on `stop`, and by itself when the desk is killed.
 */
export class PagesProcess {
  private child: ChildProcess | undefined;
  private port: number | undefined;
  private isStopping = false;
  private falls = 0;
  private restart: NodeJS.Timeout | undefined;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly options: PagesProcessOptions) {
    this.start();
  }

  /** Where to forward to; undefined while it is not up. */
  address(): string | undefined {
    return this.port === undefined ? undefined : `http://127.0.0.1:${this.port}`;
  }

  /** Resolves to true when it is up, to false when that takes longer than `timeoutMs`. */
  whenUp(timeoutMs: number): Promise<boolean> {
    if (this.port !== undefined) {
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const settle = (isUp: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(tell);
        resolve(isUp);
      };
      const tell = (): void => settle(true);
      const timer = setTimeout(() => settle(false), timeoutMs);
      this.waiting.add(tell);
    });
  }

  stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.restart);
    return this.child === undefined ? Promise.resolve() : ended(this.child);
  }

  private start(): void {
    const { log } = this.options;
    const startedAt = performance.now();
    const child = spawnPages(this.options);
    child.stdout?.on('data', (part: Buffer) => log.debug('Pages.', { text: part.toString() }));
    child.stderr?.on('data', (part: Buffer) => log.warn('Pages.', { text: part.toString() }));
    child.on('message', (message) => this.hear(message));
    child.once('error', (error) => log.error('The pages process did not start.', { error }));
    child.once('close', (code, signal) => {
      this.port = undefined;
      if (!this.isStopping) {
        const wasSteady = performance.now() - startedAt >= steadyMs;
        this.startAgain(wasSteady, { code, signal });
      }
    });
    this.child = child;
  }

  private hear(message: unknown): void {
    if (isPagesListening(message)) {
      this.port = message.port;
      for (const tell of [...this.waiting]) {
        tell();
      }
    }
  }

  private startAgain(
    wasSteady: boolean,
    end: { code: number | null; signal: string | null },
  ): void {
    const { log, restartDelayMs = { first: 500, longest: 30_000 } } = this.options;
    this.falls = wasSteady ? 0 : this.falls;
    const delayMs = Math.min(restartDelayMs.first * 2 ** this.falls, restartDelayMs.longest);
    this.falls += 1;
    log.warn('The pages process ended; the desk trades on.', { ...end, restartInMs: delayMs });
    this.restart = setTimeout(() => this.start(), delayMs);
  }
}

function spawnPages({ entry, folder }: PagesProcessOptions): ChildProcess {
  const kept = keptVariables.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return spawn(process.execPath, [entry, folder], {
    cwd: folder,
    env: { ...Object.fromEntries(kept), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

/** Asks a process to end, and ends it after a time of grace. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    child.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
