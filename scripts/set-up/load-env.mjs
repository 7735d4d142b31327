import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { inProject } from './project.mjs';

/** Takes over what stands in .env and not in the environment: the environment wins. */
export function loadEnv() {
  const file = inProject('.env');
  if (existsSync(file)) {
    process.env = { ...parseEnv(readFileSync(file, 'utf8')), ...process.env };
  }
}
