/**
 * `npm run dev`: the desk with reload. The server is compiled and started again on every change of its
 * sources; pages are rendered by Next's development server, to which the desk forwards.
 */
import { spawn } from 'node:child_process';
import { serverBuildOptions, writeServerFiles } from './set-up/build-server.mjs';
import { ensureGenerated } from './set-up/generate.mjs';
import { ensureInstalled } from './set-up/install.mjs';
import { loadEnv } from './set-up/load-env.mjs';
import { inProject, root } from './set-up/project.mjs';
import { runScript } from './set-up/run.mjs';

loadEnv();
const port = Number(process.env.PORT || 3000);
const pagesPort = port + 1;
let desk;
let isStopping = false;

await runScript(async () => {
  await ensureInstalled();
  await ensureGenerated();
  const pages = startPages();
  const watcher = await watchServer();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => stop(pages, watcher));
  }
});

function startPages() {
  return spawn(
    process.execPath,
    [
      inProject('node_modules/next/dist/bin/next'),
      'dev',
      '-H',
      '127.0.0.1',
      '-p',
      String(pagesPort),
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } },
  );
}

async function watchServer() {
  const { context } = await import('esbuild');
  const watcher = await context({
    ...serverBuildOptions(),
    plugins: [{ name: 'restart', setup: (build) => build.onEnd(afterBuild) }],
  });
  await watcher.watch();
  return watcher;
}

async function afterBuild({ errors, outputFiles }) {
  if (errors.length > 0) {
    const { formatMessages } = await import('esbuild');
    const messages = await formatMessages(errors, { kind: 'error', color: true });
    console.error(messages.join(''));
    return;
  }
  writeServerFiles(outputFiles);
  await stopDesk();
  if (!isStopping) {
    desk = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_ENV: 'development',
        PORT: String(port),
        DESK_PAGES: `url:http://127.0.0.1:${pagesPort}`,
      },
    });
  }
}

/** The desk holds a lease on its database, so the next one waits until this one has let go. */
function stopDesk() {
  const child = desk;
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

async function stop(pages, watcher) {
  if (isStopping) {
    return;
  }
  isStopping = true;
  pages.kill('SIGTERM');
  await Promise.all([stopDesk(), watcher.dispose()]);
  process.exit(0);
}
