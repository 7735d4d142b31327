import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartProblem } from './start-problem';

const file = 'webhook-key';
const bytes = 32;

/**
 * What the secrets of webhooks are made of: kept in the data folder for the desk's own user alone, made
 * at the first start. Another key gives other secrets, and receivers refuse what it signs.
 */
export async function openWebhookKey(dataFolder: string): Promise<Buffer> {
  const place = path.join(dataFolder, file);
  await mkdir(dataFolder, { recursive: true });
  // Another process that makes it in the same moment wins, and both read the same.
  await writeFile(place, `${randomBytes(bytes).toString('base64url')}\n`, {
    mode: 0o600,
    flag: 'wx',
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') {
      throw error;
    }
  });
  const key = Buffer.from((await readFile(place, 'utf8')).trim(), 'base64url');
  if (key.length !== bytes) {
    throw new StartProblem(
      `The desk does not start: ${place} is not the key of its webhooks. Put back the one that was there, or remove it to have a new one; the webhooks then need new secrets.`,
    );
  }
  return key;
}
