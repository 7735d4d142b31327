import { chmod, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfSecret, isSameHash, newSecret } from './secret';

/** What is public of it: keys of programs begin otherwise, so they need not be compared. */
const prefix = 'desk_kill_';

export const killKeyFile = 'kill-key.json';

/**
 * The key of `npm run kill`: made anew at every start, held in memory, and left in the data folder
 * for the desk's own user alone. Whoever can read that file could stop the process anyway. It needs
 * no database, so it works when the database does not.
 */
export class KillKey {
  private readonly secret = `${prefix}${newSecret()}`;
  private readonly hash = hashOfSecret(this.secret);

  matches(secret: string): boolean {
    return secret.startsWith(prefix) && isSameHash(hashOfSecret(secret), this.hash);
  }

  /** `url`: where the desk listens. */
  async leaveIn(folder: string, url: string): Promise<void> {
    const file = join(folder, killKeyFile);
    const fresh = `${file}.${process.pid}`;
    await writeFile(fresh, `${JSON.stringify({ url, key: this.secret, pid: process.pid })}\n`, {
      mode: 0o600,
    });
    await chmod(fresh, 0o600);
    await rename(fresh, file);
  }
}
