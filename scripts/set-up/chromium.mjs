import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.mjs';
import { inProject } from './project.mjs';
import { run, runNode, SetUpError } from './run.mjs';

/** Finds a Chromium or installs one: Debian's package when root, else Playwright's own. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) {
    return found;
  }
  console.log('Installing Chromium for the browser tests.');
  await (canUseApt() ? installDebianChromium() : installPlaywrightChromium());
  const installed = await findChromium();
  if (installed === undefined) {
    throw new SetUpError(
      'No Chromium was found and none could be installed. Install one, or name it in CHROMIUM_PATH.',
    );
  }
  return installed;
}

function canUseApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

async function installDebianChromium() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'fonts-liberation'];
  await run('apt-get', ['update', '-qq'], { env });
  const { code } = await run('apt-get', [...install, 'chromium-headless-shell'], { env });
  if (code !== 0) {
    await run('apt-get', [...install, 'chromium'], { env });
  }
}

async function installPlaywrightChromium() {
  await runNode(inProject('node_modules/playwright/cli.js'), ['install', 'chromium']);
}
