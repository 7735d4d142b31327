import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverBuildOptions } from './build-server.mjs';
import { inProject } from './project.mjs';

/** Compiles a bench and what it measures, as the server is compiled; answers with the program. */
export async function compileBench(file) {
  const { build } = await import('esbuild');
  const { absWorkingDir, platform, target, format, tsconfig } = serverBuildOptions();
  const program = inProject('dist/bench', `${path.basename(file, '.ts')}.js`);
  await build({
    ...{ absWorkingDir, platform, target, format, tsconfig },
    entryPoints: [file],
    outfile: program,
    bundle: true,
    packages: 'external',
    plugins: [whereItWas],
    logLevel: 'error',
  });
  return program;
}

/** A module that finds files from where it stands goes on from the place of its source. */
const whereItWas = {
  name: 'where-it-was',
  setup({ onLoad }) {
    onLoad({ filter: /\.(ts|mjs)$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file))),
      loader: file.endsWith('.ts') ? 'ts' : 'js',
    }));
  },
};
