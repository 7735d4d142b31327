import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DatabaseAddress } from './database/database-address';
import { compiledWorkers } from './worker-folder.fixture';

/** A process that has been started, and what it printed so far. */
export interface DeskProcess {
  readonly processId: number;
  readonly lines: readonly string[];
  /** Resolves with the first line that begins so; rejects when the process ends before. */
  line(beginning: string): Promise<string>;
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
  readonly ended: Promise<void>;
}

export async function startDeskProcess(
  address: DatabaseAddress,
  mode: 'append' | 'hold' = 'append',
): Promise<DeskProcess> {
  const script = fileURLToPath(new URL('desk-process.fixture.js', await compiledWorkers()));
  const place = address.kind === 'sqlite' ? address.file : address.url;
  const child = spawn(process.execPath, [script, address.kind, place, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return follow(child);
}

function follow(child: ChildProcess): DeskProcess {
  const lines: string[] = [];
  const onLine = new Set<() => void>();
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const [last = '', ...whole] = (rest + text).split('\n').reverse();
    rest = last;
    lines.push(...whole.reverse());
    for (const look of onLine) {
      look();
    }
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    processId: child.pid ?? 0,
    lines,
    ended,
    line: (beginning) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find((line) => line.startsWith(beginning));
          if (found !== undefined) {
            onLine.delete(look);
            resolve(found);
          }
        };
        onLine.add(look);
        look();
        void ended.then(() =>
          reject(new Error(`it ended without "${beginning}": ${lines.at(-1)}`)),
        );
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
