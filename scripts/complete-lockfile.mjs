/**
 * Completes package-lock.json with the ready-made binaries of every platform.
 *
 * npm leaves out of the lock file what the registry in use did not have on the day of the install, and
 * `npm ci` then refuses the lock file everywhere. The entries carry version and platform; npm looks up the
 * rest on the machine that needs them. `--check` changes nothing and ends with 1 when one is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject } from './set-up/project.mjs';

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];
const libraries = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** The entries that a lock file's packages name as optional and do not have, by their place. */
export function missingEntries(packages) {
  const missing = {};
  for (const [place, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const isThere =
        packages[`node_modules/${name}`] !== undefined ||
        packages[`${place}/node_modules/${name}`] !== undefined;
      if (!isThere && place !== '') {
        missing[`node_modules/${name}`] = {
          version,
          ...platformOf(name),
          ...(entry.dev === true ? { dev: true } : {}),
          ...(entry.license === undefined ? {} : { license: entry.license }),
          optional: true,
        };
      }
    }
  }
  return missing;
}

/** What the name of a platform's package says: `…-linux-arm64-musl` is for Linux on ARM with musl. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = Object.keys(libraries).filter(
    (library) => os.includes('linux') && words.includes(library),
  );
  if (os.length + cpu.length === 0) {
    throw new Error(`${name} is missing in package-lock.json, and its name tells no platform.`);
  }
  return {
    ...(cpu.length === 0 ? {} : { cpu }),
    ...(libc.length === 0 ? {} : { libc: libc.map((library) => libraries[library]) }),
    ...(os.length === 0 ? {} : { os }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = inProject('package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock.packages);
  const names = Object.keys(missing);
  if (process.argv.includes('--check')) {
    console.log(`Missing binaries of other platforms in package-lock.json: ${names.length}.`);
    console.log(names.length === 0 ? '' : 'Run: node scripts/complete-lockfile.mjs');
    process.exitCode = names.length === 0 ? 0 : 1;
  } else if (names.length > 0) {
    const packages = { ...lock.packages, ...missing };
    lock.packages = Object.fromEntries(
      Object.keys(packages)
        .sort((one, other) => one.localeCompare(other, 'en'))
        .map((place) => [place, packages[place]]),
    );
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    console.log(`Added ${names.length}: ${names.join(', ')}`);
  }
}
