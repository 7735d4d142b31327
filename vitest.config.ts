import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') },
  },
  test: {
    environment: 'node',
    include: ['**/*.test.{ts,tsx,mjs}'],
    exclude: ['node_modules/**', 'dist/**', '.next/**', 'generated/**', 'e2e/**'],
    // One file waits for a killed process or a disk while the other computes; by itself Vitest leaves a core.
    maxWorkers: 2,
    globalSetup: ['./scripts/vitest-server-build.mjs'],
    setupFiles: ['./vitest.setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
