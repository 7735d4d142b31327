import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodeVersionProblem } from './node-version.mjs';
import { inProject } from './project.mjs';

test.each(['v20.19.0', 'v20.20.2', 'v22.12.0', 'v22.23.3'])('%s runs the desk', (version) => {
  expect(nodeVersionProblem(version)).toBeUndefined();
});

test.each([
  'v16.0.0',
  'v18.20.0',
  'v20.18.3',
  'v21.7.0',
  'v22.11.0',
  'v23.11.1',
  'v24.21.0',
  'v26.1.0',
])('%s is told which one is needed', (version) => {
  expect(nodeVersionProblem(version)).toBe(
    `The desk needs Node 20 (from 20.19) or 22 (from 22.12); this is ${version}. Get one of them from nodejs.org or your package manager, then run the same command again.`,
  );
});

test('npm is told the same range', () => {
  const { engines } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));

  expect(engines.node).toBe('^20.19.0 || ^22.12.0');
});
