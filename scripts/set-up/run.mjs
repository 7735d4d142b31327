import { spawn } from 'node:child_process';
import { root } from './project.mjs';

/** Runs a program in the project's folder and shows what it prints; resolves with its exit code. */
export function run(program, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const printed = [];
    child.stdout?.on('data', (part) => printed.push(part));
    child.stderr?.on('data', (part) => printed.push(part));
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({
        code: code ?? (signal === null ? 1 : 128),
        output: Buffer.concat(printed).toString(),
      }),
    );
  });
}

/** Runs a Node script of the project or of a package. */
export function runNode(script, args = [], options = {}) {
  return run(process.execPath, [script, ...args], options);
}

/** Runs npm: the one that runs this script, else the one on the path. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') || npm?.endsWith('.cjs')
    ? runNode(npm, args, options)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/** An error whose message is all that a person needs; it is shown without a stack. */
export class SetUpError extends Error {}

/** Runs a script's main function; a SetUpError ends it with its sentence and exit code 1. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetUpError ? error.message : error);
    process.exit(1);
  }
}
