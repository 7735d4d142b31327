import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-start-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the desk does not start', () => {
  test('on a journal with a changed byte, and says at which sequence the chain breaks [P14]', async () => {
    const first = await run();
    await first.stop();
    changeOneByte('"ACCOUNT_OPENED","account":"main"', '"ACCOUNT_OPENED","account":"mein"');

    const second = await run();

    expect(second.code).toBe(69);
    expect(second.printed()).toMatch(/chain is broken at sequence 1\b/);
  });

  test('on a database that another desk has, and says which process has it', async () => {
    const first = await run();
    const second = await run();
    await first.stop();

    expect(second.code).toBe(69);
    expect(second.printed()).toMatch(
      new RegExp(`Another desk has this database: process ${first.pid} `),
    );
  });

  test('with settings that cannot be used, and names every one with what would be right', async () => {
    const refused = await run({ PORT: 'eighty', DESK_MARKET_SPEED: '-1' });

    expect(refused.code).toBe(78);
    expect(refused.printed()).toMatch(/PORT[\s\S]*DESK_MARKET_SPEED/);
  });
});

/** Wherever the database has that text, in its file or its log. */
function changeOneByte(from: string, to: string): void {
  for (const name of readdirSync(folder).filter((file) => file.startsWith('desk.db'))) {
    const file = path.join(folder, name);
    const bytes = readFileSync(file);
    const at = bytes.indexOf(from);
    if (at >= 0) {
      bytes.write(to, at);
      writeFileSync(file, bytes);
    }
  }
}

interface Started {
  readonly pid: number | undefined;
  /** Of a process that ended by itself; undefined while it runs. */
  readonly code: number | undefined;
  printed(): string;
  stop(): Promise<void>;
}

/** Starts a desk on this test's folder; resolves when its door is open or when it has ended. */
function run(settings: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: {
      ...process.env,
      PORT: '0',
      DESK_PAGES: 'off',
      DESK_DATA_DIR: folder,
      DATABASE_URL: `file:${path.join(folder, 'desk.db')}`,
      DESK_LOG_LEVEL: 'warn',
      ...settings,
    },
  });
  let printed = '';
  const ended = new Promise<number>((resolve) => {
    child.once('close', (code) => resolve(code ?? -1));
  });
  const started = (code: number | undefined): Started => ({
    pid: child.pid,
    code,
    printed: () => printed,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  });
  return new Promise((resolve) => {
    const hear = (part: Buffer) => {
      printed += part.toString();
      if (printed.includes('The desk is open')) {
        resolve(started(undefined));
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => resolve(started(code)));
  });
}
