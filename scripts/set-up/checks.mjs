import { inProject } from './project.mjs';

/** The quick checks, in the order in which they run; each is a program that ends with 0 when all is well. */
export const checks = [
  {
    name: 'format and lint (biome)',
    script: 'node_modules/@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings', '--max-diagnostics=50', '.'],
  },
  { name: 'types (tsc)', script: 'node_modules/typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'imports between rooms', script: 'scripts/check-boundaries.mjs', args: [] },
  { name: 'purity of the core', script: 'scripts/check-core-purity.mjs', args: [] },
  {
    name: 'lock file for every platform',
    script: 'scripts/complete-lockfile.mjs',
    args: ['--check'],
  },
  {
    name: 'unused files, exports and packages (knip)',
    script: 'node_modules/knip/bin/knip.js',
    args: [],
  },
].map((check) => ({ ...check, script: inProject(check.script) }));
