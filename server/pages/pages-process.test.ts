import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryLog } from '../system/memory-log';
import { PagesProcess } from './pages-process';

/** Stands for the pages: says where it listens, and answers with its environment or falls when asked. */
const program = `
  import { createServer } from 'node:http';
  import { writeFileSync } from 'node:fs';
  process.once('disconnect', () => process.exit(0));
  writeFileSync(process.argv[2] + '/pid', String(process.pid));
  const server = createServer((request, response) => {
    if (request.url === '/fall') process.exit(7);
    response.end(JSON.stringify(process.env));
  });
  server.listen(0, '127.0.0.1', () => process.send({ kind: 'listening', port: server.address().port }));
`;

let folder: string;
let entry: string;
const started: PagesProcess[] = [];

const startPages = (log = memoryLog()) => {
  const pages = new PagesProcess({
    entry,
    folder,
    log,
    restartDelayMs: { first: 10, longest: 80 },
  });
  started.push(pages);
  return pages;
};
const isRunning = (pid: number) => existsSync(`/proc/${pid}`);
const pidOfPages = () => Number(readFileSync(path.join(folder, 'pid'), 'utf8'));

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
  entry = path.join(folder, 'pages-entry.mjs');
  writeFileSync(entry, program);
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((pages) => pages.stop()));
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

describe('the pages process', () => {
  test('tells where it listens once it is up', async () => {
    const pages = startPages();
    expect(pages.address()).toBeUndefined();

    expect(await pages.whenUp(10_000)).toBe(true);

    expect((await fetch(pages.address()!)).status).toBe(200);
  });

  test('gets no secret and no database address', async () => {
    vi.stubEnv('DESK_ADMIN_PASSWORD', 'a secret of the desk');
    vi.stubEnv('DATABASE_URL', 'postgresql://desk:secret@db/desk');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'another secret');
    const pages = startPages();
    await pages.whenUp(10_000);

    const environment = (await (await fetch(pages.address()!)).json()) as Record<string, string>;

    expect(JSON.stringify(environment)).not.toContain('secret');
    expect(Object.keys(environment)).not.toContain('DATABASE_URL');
    expect(environment['NODE_ENV']).toBe('production');
  });

  test('is started again after a fall, and the fall is told', async () => {
    const log = memoryLog();
    const pages = startPages(log);
    await pages.whenUp(10_000);
    const first = pidOfPages();

    await fetch(`${pages.address()}/fall`).catch(() => undefined);

    await vi.waitFor(() => expect(pidOfPages()).not.toBe(first), { timeout: 10_000 });
    expect(await pages.whenUp(10_000)).toBe(true);
    expect((await fetch(pages.address()!)).status).toBe(200);
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        message: 'The pages process ended; the desk trades on.',
        fields: { code: 7, signal: null, restartInMs: 10 },
      }),
    );
  });

  test('is started later each time when it falls at once, up to a bound', async () => {
    writeFileSync(entry, 'process.exit(3);');
    const log = memoryLog();
    const pages = startPages(log);

    const waits = () => log.lines.flatMap(({ fields }) => fields['restartInMs'] ?? []);
    await vi.waitFor(() => expect(waits().length).toBeGreaterThanOrEqual(5), { timeout: 10_000 });

    expect(waits().slice(0, 5)).toEqual([10, 20, 40, 80, 80]);
    expect(await pages.whenUp(1)).toBe(false);
  });

  test('ends with stop and is not started again', async () => {
    const pages = startPages();
    await pages.whenUp(10_000);
    const pid = pidOfPages();

    await pages.stop();

    expect(isRunning(pid)).toBe(false);
    expect(pages.address()).toBeUndefined();
  });

  test('ends by itself when the desk is killed', async () => {
    const desk = path.join(folder, 'desk.mjs');
    await build({
      stdin: {
        contents: `
          import { PagesProcess } from './pages-process';
          import { memoryLog } from '../system/memory-log';
          const pages = new PagesProcess({ entry: '${entry}', folder: '${folder}', log: memoryLog() });
          pages.whenUp(10000).then(() => process.send('up'));
        `,
        resolveDir: import.meta.dirname,
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: desk,
    });
    const parent = fork(desk);
    await new Promise((resolve) => parent.once('message', resolve));
    const pid = pidOfPages();
    expect(isRunning(pid)).toBe(true);

    parent.kill('SIGKILL');

    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 5_000 });
  });
});
