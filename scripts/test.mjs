/**
 * `npm test`: every check and every test, the browser ones in a real Chromium. The last line counts
 * them all. `node scripts/test.mjs checks unit e2e` runs the parts that are named.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensurePagesBuilt } from './set-up/build-pages.mjs';
import { ensureServerBuilt } from './set-up/build-server.mjs';
import { checks } from './set-up/checks.mjs';
import { ensureChromium } from './set-up/chromium.mjs';
import { ensureGenerated } from './set-up/generate.mjs';
import { ensureInstalled } from './set-up/install.mjs';
import { inProject } from './set-up/project.mjs';
import { runNode, SetUpError } from './set-up/run.mjs';

const parts = { checks: runChecks, unit: runUnitTests, e2e: runBrowserTests };
const resultFolder = inProject('test-results');

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(
    `No such part: ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(2);
}

const asked = named.length > 0 ? named : Object.keys(parts);
const total = { passed: 0, failed: 0, skipped: 0 };
rmSync(resultFolder, { recursive: true, force: true });
mkdirSync(resultFolder, { recursive: true });
await counted('set-up', async () => {
  await ensureInstalled();
  await ensureGenerated();
});
for (const name of asked) {
  const startedAt = Date.now();
  console.log(`\n==== ${name}`);
  await counted(name, parts[name]);
  console.log(`---- ${name}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** Adds what a part counted; a part that breaks counts as one failure and is told. */
async function counted(name, part) {
  try {
    const count = (await part()) ?? {};
    total.passed += count.passed ?? 0;
    total.failed += count.failed ?? 0;
    total.skipped += count.skipped ?? 0;
  } catch (error) {
    total.failed += 1;
    console.error(`${name} failed: ${error instanceof SetUpError ? error.message : error.stack}`);
  }
}

/** One check after the other beside the build, which the tests need next: each alone leaves a core idle. */
async function runChecks() {
  // What does not build is told by the tests that need it, which try again.
  const build = asked.length > 1 ? ensureBuilt().catch(() => undefined) : undefined;
  const count = { passed: 0, failed: 0 };
  for (const { name, script, args } of checks) {
    const { code, output } = await runNode(script, args, { quiet: true });
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}`);
    if (code !== 0) {
      console.log(output);
    }
    count[code === 0 ? 'passed' : 'failed'] += 1;
  }
  await build;
  return count;
}

async function ensureBuilt() {
  await ensureServerBuilt();
  await ensurePagesBuilt();
}

async function runUnitTests() {
  await ensureServerBuilt();
  const file = `${resultFolder}/vitest.json`;
  const { code } = await runNode(inProject('node_modules/vitest/vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const result = readResult(file, 'vitest');
  return reconciled(code, {
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
  });
}

async function runBrowserTests() {
  await ensureBuilt();
  const file = `${resultFolder}/playwright.json`;
  const { code } = await runNode(
    inProject('node_modules/@playwright/test/cli.js'),
    ['test', '--reporter=list,json'],
    { env: { CHROMIUM_PATH: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  );
  const { stats } = readResult(file, 'playwright');
  return reconciled(code, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  });
}

function readResult(file, runner) {
  if (!existsSync(file)) {
    throw new SetUpError(`${runner} ended without a result; its own message is above.`);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A runner that ends badly though every test it counted passed has met an error outside of them. */
function reconciled(code, count) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}
