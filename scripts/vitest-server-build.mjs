import { ensureServerBuilt } from './set-up/build-server.mjs';
import { ensureGenerated } from './set-up/generate.mjs';

/** Before any test: tests start the built worker threads and the built desk as processes. */
export async function setup() {
  await ensureGenerated();
  try {
    await ensureServerBuilt();
  } catch (error) {
    // Tests that need no build still tell something; those that do fail by themselves.
    console.error(error.message);
  }
}
