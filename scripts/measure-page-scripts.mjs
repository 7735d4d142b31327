import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** What a page may load before it is drawn, in bytes as they travel. */
export const scriptBytesMax = 300_000;

/**
 * The scripts that a built page names in its HTML, each with its size in gzip: what a browser loads
 * before the page is whole. Scripts for browsers without modules are left out, as browsers do; what is
 * loaded late is not in the HTML.
 *
 * @param {string} page the path of a place: `/`, `/risk`
 * @param {string} buildFolder where Next has built
 */
export function measurePageScripts(
  page,
  buildFolder = fileURLToPath(new URL('../.next', import.meta.url)),
) {
  const name = page === '/' ? 'index' : page.slice(1);
  const html = readFileSync(join(buildFolder, 'server/app', `${name}.html`), 'utf8');
  const scripts = [...html.matchAll(/<script\b[^>]*>/g)]
    .map(([tag]) => ({ tag, path: /\ssrc="(\/_next\/[^"?]+)/.exec(tag)?.[1] }))
    .filter(({ tag, path }) => path !== undefined && !/\snoModule/i.test(tag));
  const paths = [...new Set(scripts.map(({ path }) => path ?? ''))];
  const sizes = paths.map((path) => ({
    path,
    bytes: gzipSync(readFileSync(join(buildFolder, path.slice('/_next/'.length))), { level: 9 })
      .length,
  }));
  return {
    scripts: sizes.toSorted((one, other) => other.bytes - one.bytes),
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** `node scripts/measure-page-scripts.mjs / /risk`: the sum of each page; with `--all` every script. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2).filter((word) => word.startsWith('/'));
  for (const page of asked.length === 0 ? ['/'] : asked) {
    const { scripts, bytes } = measurePageScripts(page);
    if (process.argv.includes('--all')) {
      for (const script of scripts) {
        console.log(`${String(script.bytes).padStart(8)}  ${script.path}`);
      }
    }
    const verdict = bytes <= scriptBytesMax ? 'within' : 'ABOVE';
    console.log(
      `${page}: ${(bytes / 1_000).toFixed(1)} kB in gzip, ${verdict} ${scriptBytesMax / 1_000} kB`,
    );
  }
}
