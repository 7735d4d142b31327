/**
 * Checks who imports whom against the table in .dependency-cruiser.cjs.
 *
 * 1. Every room's production code imports only what its row names.
 * 2. Every source file under server/, contract/, components/ and app/ lies in a room.
 * 3. The checker really read each file: with a compiler it does not know, dependency-cruiser reports
 *    green after reading nothing, so the files on disk are counted against the modules it read.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const roomFolders = ['server', 'contract', 'components', 'app'];
const alsoChecked = ['e2e', 'scripts', 'bench', 'prisma'];
const outsideRooms = [/\.(test|fixture|suite)\.(ts|tsx|mjs)$/, /\.d\.ts$/, /^server\/scenarios\//];
const source = /\.(ts|tsx|mts|mjs|cjs)$/;

/** Checks the tree under `root` (it needs a tsconfig.json) and returns what is wrong, as sentences. */
export async function checkBoundaries(root) {
  const configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
  const { rooms, ...ruleSet } = configuration;
  const folders = [...roomFolders, ...alsoChecked].filter((name) => filesIn(root, name).length > 0);
  const result = await cruise(
    folders,
    {
      ...ruleSet.options,
      ruleSet: { forbidden: ruleSet.forbidden },
      validate: true,
      baseDir: root,
    },
    { ...ruleSet.options.enhancedResolveOptions, alias: { '@': root } },
    { tsConfig: extractTsConfig(path.join(root, 'tsconfig.json')) },
  );
  const { modules, summary } = result.output;
  const read = new Set(modules.map((module) => module.source));

  const problems = summary.violations.map(describe);
  for (const folder of folders) {
    for (const file of filesIn(root, folder)) {
      if (!read.has(file)) {
        problems.push(`not-read: ${file} was not read by dependency-cruiser.`);
      }
    }
  }
  for (const file of roomFolders.flatMap((folder) => filesIn(root, folder))) {
    const free = outsideRooms.some((pattern) => pattern.test(file));
    if (!free && !rooms.some((room) => new RegExp(room.path).test(file))) {
      problems.push(`no-room: ${file} lies in no room of .dependency-cruiser.cjs.`);
    }
  }
  const counts = Object.fromEntries(
    rooms.map((room) => [room.name, countIn(read, new RegExp(room.path))]),
  );
  return { problems, counts, dependencies: summary.totalDependenciesCruised };
}

function describe({ type, from, to, rule, cycle }) {
  if (type === 'cycle') {
    return `${rule.name}: ${[from, ...cycle.map((step) => step.name)].join(' -> ')}`;
  }
  return `${rule.name}: ${from}${from === to ? '' : ` imports ${to}`}`;
}

function countIn(files, pattern) {
  return [...files].filter((file) => pattern.test(file)).length;
}

function filesIn(root, folder) {
  try {
    return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && source.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  } catch {
    return [];
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
  const { problems, counts, dependencies } = await checkBoundaries(root);
  const rooms = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  console.log(`Modules read: ${rooms.join(', ')}; ${dependencies} imports.`);
  for (const problem of problems) {
    console.error(problem);
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const blind = total === 0 || dependencies === 0;
  if (blind) {
    console.error('Nothing was read: the check says nothing.');
  }
  process.exitCode = problems.length > 0 || blind ? 1 : 0;
}
