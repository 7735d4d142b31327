import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startsWithinMs = 60_000;
const stopsWithinMs = 20_000;

/** A desk that runs as a process of its own, as `npm start` runs it. */
export interface DeskProcess {
  /** Where it listens: `http://127.0.0.1:40123`. */
  readonly address: string;
  /** Ends it in order; rejects when it does not end well, with what it printed. */
  stop(): Promise<void>;
  /** Ends it at once and resolves with what it printed. */
  kill(): Promise<string>;
}

/** Starts the built desk with these settings and no others, and waits until its door is open. */
export async function startDeskProcess(
  environment: Readonly<Record<string, string>>,
): Promise<DeskProcess> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: root,
    env: { ...systemEnvironment(), NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stderr.on('data', (part: Buffer) => printed.push(part.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    const giveUp = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The desk did not open within ${startsWithinMs} ms:\n${printed.join('')}`));
    }, startsWithinMs);
    child.stdout.on('data', (part: Buffer) => {
      printed.push(part.toString());
      const found = /The desk is open: (\S+)/.exec(printed.join(''))?.[1];
      if (found !== undefined) {
        clearTimeout(giveUp);
        resolve(found.replace(/\/$/, ''));
      }
    });
    child.once('exit', (code) => {
      clearTimeout(giveUp);
      reject(new Error(`The desk ended with code ${code}:\n${printed.join('')}`));
    });
  });
  return {
    address,
    stop: () => stop(child, printed),
    kill: async () => {
      const code = await end(child, 'SIGKILL');
      return `${printed.join('')}It ended with ${code}.`;
    },
  };
}

/** What a process needs to run at all; no setting of a desk comes along. */
function systemEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

async function stop(child: ChildProcess, printed: readonly string[]): Promise<void> {
  const giveUp = setTimeout(() => child.kill('SIGKILL'), stopsWithinMs);
  const code = await end(child, 'SIGTERM');
  clearTimeout(giveUp);
  if (code !== 0) {
    throw new Error(`The desk ended with ${code}:\n${printed.join('')}`);
  }
}

/** Its exit code, or the signal that it died of; also when it ended before. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | string> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
    });
    child.kill(signal);
    await gone;
  }
  return child.exitCode ?? child.signalCode ?? 'nothing';
}
