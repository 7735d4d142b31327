/**
 * `npm run test:mutants`: plants each mistake of scripts/mutants/planted-mistakes.mjs in the source, runs
 * the test that must catch it for a minute at most, and puts the source back. Ends with 1 when one survives.
 * `npm run test:mutants -- journal` plants those alone whose text has the word.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { plantedMistakes } from './mutants/planted-mistakes.mjs';
import { inProject } from './set-up/project.mjs';

const withinMs = 60_000;
const asked = process.argv.slice(2);
const planted = plantedMistakes.filter(
  (one) => asked.length === 0 || asked.some((word) => JSON.stringify(one).includes(word)),
);
let inPlace;

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    inPlace?.putBack();
    process.exit(1);
  });
}

const files = [...new Set(planted.map(({ test }) => test))];
if ((await run(files, undefined, withinMs * 5)).code !== 0) {
  throw new Error('The tests fail without a mistake: mend that first.');
}
let survivors = 0;
for (const one of planted) {
  survivors += (await isCaught(one)) ? 0 : 1;
}
process.stdout.write(`${planted.length} mistakes planted, ${planted.length - survivors} caught.\n`);
process.exitCode = survivors === 0 ? 0 : 1;

async function isCaught({ mistake, file, from, to, test, named }) {
  const at = inProject(file);
  const source = readFileSync(at, 'utf8');
  if (source.split(from).length !== 2) {
    throw new Error(`${file} has not exactly one place for: ${mistake}`);
  }
  inPlace = { putBack: () => writeFileSync(at, source) };
  const startedAt = performance.now();
  let outcome;
  try {
    writeFileSync(
      at,
      source.replace(from, () => to),
    );
    outcome = await run([test], named, withinMs);
  } finally {
    inPlace.putBack();
    inPlace = undefined;
  }
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  // A name that fits no test passes: a mistake counts as caught by a failed test alone.
  const isFailed = outcome.code === 1 && /Tests +.*\d+ failed/.test(plain(outcome.text));
  process.stdout.write(`${isFailed ? 'caught  ' : 'SURVIVED'} ${seconds} s  ${mistake}\n`);
  return isFailed;
}

/** Runs tests; ended by force when they take too long, which counts as not caught. */
function run(tests, named, timeout) {
  const name = named === undefined ? [] : ['-t', named];
  return new Promise((resolve) => {
    const vitest = inProject('node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, [vitest, 'run', ...tests, ...name], {
      cwd: inProject('.'),
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout,
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    child.once('close', (code) => resolve({ code, text }));
  });
}

function plain(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal begin with it.
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}
