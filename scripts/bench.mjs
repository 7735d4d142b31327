/**
 * `npm run bench`: measures everything in bench/, one after the other, prints each as a table, and with
 * `-- --write` keeps them in docs/performance.md, each in the place of its last one; tables that were not
 * measured stay. `npm run bench -- core journal` runs those alone, `npm run bench:ui` what the browser does.
 * What is measured is the desk as it is built: run from its sources, its core takes a quarter longer.
 */
import { fork } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { compileBench } from './set-up/compile-bench.mjs';
import { ensureReady } from './set-up/ensure-ready.mjs';
import { inProject } from './set-up/project.mjs';
import { runScript } from './set-up/run.mjs';

const page = 'docs/performance.md';
const begin = '<!-- tables: written by npm run bench -- --write -->';

await runScript(async () => {
  await ensureReady();
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const benches = readdirSync(inProject('bench'))
    .filter((name) => name.endsWith('.bench.ts'))
    .filter((name) => asked.length === 0 || asked.some((word) => name.startsWith(`${word}.`)));
  const reports = [];
  for (const name of benches) {
    reports.push(...(await run(`bench/${name}`)));
  }
  if (process.argv.includes('--write')) {
    keep(reports);
  }
});

/** Runs one bench in a process of its own; it sends its tables as it has them. */
async function run(file) {
  const program = await compileBench(file);
  return new Promise((resolve, reject) => {
    const reports = [];
    const child = fork(program, { cwd: inProject('.') });
    child.on('message', (report) => reports.push(report));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(reports) : reject(new Error(`${file} ended with code ${code}.`)),
    );
  });
}

function keep(reports) {
  const text = readFileSync(inProject(page), 'utf8');
  const head = text.slice(0, text.indexOf(begin) + begin.length);
  const kept = new Map(tablesIn(text.slice(head.length)));
  for (const report of reports) {
    kept.set(report.title, tableOf(report));
  }
  const tables = [...kept.values()].join('');
  writeFileSync(inProject(page), `${head}\n\n${machine()}${tables}`);
}

/** The tables of earlier runs, by their titles, each with its heading. */
function tablesIn(text) {
  return text
    .split(/^(?=## )/m)
    .filter((part) => part.startsWith('## '))
    .map((part) => [part.slice(3, part.indexOf('\n')), `\n${part.trimEnd()}\n`]);
}

function machine() {
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `Measured on ${cpus().length} cores, ${gibibytes} GiB, Node ${process.versions.node}.\n`;
}

function tableOf({ title, rows }) {
  const lines = rows.map((row) => `| ${row.what} | ${shown(row.value, row)} | ${goalOf(row)} |`);
  return `\n## ${title}\n\n| what | measured | goal |\n|---|---:|---|\n${lines.join('\n')}\n`;
}

function goalOf(row) {
  if (row.atLeast !== undefined) {
    return `≥ ${shown(row.atLeast, row)}${row.value >= row.atLeast ? '' : ' · missed'}`;
  }
  if (row.atMost !== undefined) {
    return `≤ ${shown(row.atMost, row)}${row.value <= row.atMost ? '' : ' · missed'}`;
  }
  return '';
}

function shown(value, { unit, decimals }) {
  const number = value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${number.replaceAll(',', ' ')} ${unit}`.trim();
}
