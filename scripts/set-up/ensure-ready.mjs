import { ensurePagesBuilt } from './build-pages.mjs';
import { ensureServerBuilt } from './build-server.mjs';
import { ensureGenerated } from './generate.mjs';
import { ensureInstalled } from './install.mjs';

/** Does what is missing or stale and nothing else: packages, database clients, server, pages. */
export async function ensureReady() {
  await ensureInstalled();
  await ensureGenerated();
  await ensureServerBuilt();
  await ensurePagesBuilt();
}
