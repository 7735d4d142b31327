import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const longest = /server\/scenarios\/kill-nine\.test\.ts$/;

/**
 * Begins with the file that takes longest: begun last, it would leave a core idle at the end. Then one
 * project after the other, for a process that is shared ends where another project's file comes between.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((left, right) => rank(left) - rank(right));
  }
}

function rank({ moduleId, project }: TestSpecification): number {
  if (longest.test(moduleId)) {
    return 0;
  }
  return project.name === 'desk' ? 1 : 2;
}

const screen = ['app/**/*.test.{ts,tsx}', 'components/**/*.test.{ts,tsx}'];
const elsewhere = ['node_modules/**', 'dist/**', '.next/**', 'generated/**', 'e2e/**'];

const profiles = process.env['CPU_PROFILES'];

export default defineConfig({
  resolve: {
    alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') },
  },
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'desk',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...elsewhere, ...screen],
          // The desk keeps nothing outside of what a test makes, so that its files share two processes:
          // to load it anew for each would take half of all the time.
          isolate: false,
        },
      },
      // The stores of the screen are one to a page, so each of its files gets a page's beginning.
      { extends: true, test: { name: 'screen', include: screen, exclude: elsewhere } },
    ],
    // One file waits for a killed process or a disk while the other computes; by itself Vitest leaves a core.
    maxWorkers: 2,
    execArgv: profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`],
    sequence: { sequencer: LongestFirst },
    globalSetup: ['./scripts/vitest-server-build.mjs'],
    setupFiles: ['./vitest.setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
