import { configureGlobal } from 'fast-check';

/** A failing property prints its seed; FAST_CHECK_SEED=<that seed> runs the very same cases again. */
const seed = process.env['FAST_CHECK_SEED'];
const runs = process.env['FAST_CHECK_RUNS'];

configureGlobal({
  ...(seed === undefined ? {} : { seed: Number(seed) }),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});
