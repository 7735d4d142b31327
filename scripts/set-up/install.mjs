import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inProject, root } from './project.mjs';
import { runNpm, SetUpError } from './run.mjs';

/**
 * Installs the packages of package-lock.json unless they are there already, and makes sure that the
 * database driver loads on this Node: a switch of Node's version needs another build of it.
 */
export async function ensureInstalled() {
  if (!isInstalled()) {
    console.log('Installing packages (npm ci). The first time takes a minute or two.');
    await install();
  }
  if (!driverLoads()) {
    console.log('Building the SQLite driver for this Node version.');
    const { code } = await runNpm(['rebuild', 'better-sqlite3']);
    if (code !== 0 || !driverLoads()) {
      throw new SetUpError(driverMessage);
    }
  }
}

const driverMessage = `The SQLite driver (better-sqlite3) could not be built for Node ${process.version}.
Where its ready-made binary cannot be fetched it is compiled, which needs Python 3, make and a C++
compiler: "apt-get install python3 make g++" on Debian and Ubuntu, "xcode-select --install" on macOS.
Then run the same command again.`;

async function install() {
  const { code } = await runNpm([
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (code !== 0) {
    throw new SetUpError(
      `npm ci failed; its own message is above. If it speaks of better-sqlite3:\n${driverMessage}`,
    );
  }
}

function isInstalled() {
  const installedFile = inProject('node_modules/.package-lock.json');
  return (
    existsSync(installedFile) &&
    isSatisfied(packagesOf(inProject('package-lock.json')), packagesOf(installedFile))
  );
}

/**
 * Compares the lock file with the one that npm keeps in node_modules of what it installed. Packages
 * of other platforms are optional and may be absent.
 */
export function isSatisfied(wanted, installed) {
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' ||
      installed[place]?.version === version ||
      (optional === true && installed[place] === undefined),
  );
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/**
 * Tried in a process of its own: one that has met the build of another Node version once is handed that
 * same build by the operating system again, whatever lies in its place by then.
 */
function driverLoads() {
  const attempt = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', attempt], { cwd: root, stdio: 'ignore' }).status === 0;
}
