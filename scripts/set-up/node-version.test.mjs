import { expect, test } from 'vitest';
import { nodeVersionProblem } from './node-version.mjs';

test.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v24.1.0'])('%s runs the desk', (version) => {
  expect(nodeVersionProblem(version)).toBeUndefined();
});

test.each(['v20.18.3', 'v18.20.0', 'v16.0.0'])('%s is told which one is needed', (version) => {
  expect(nodeVersionProblem(version)).toBe(
    `The desk needs Node 20.19 or newer; this is ${version}. Get one from nodejs.org or your package manager, then run the same command again.`,
  );
});
