import { randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

const blockBytes = 1024 * 1024;

/** Opens a file that has at least so much room, taken from the disk; what stands in it stays. */
export async function takeRoom(file: string, bytes: number): Promise<FileHandle> {
  const handle = await open(file, 'a+', 0o600).then(async (made) => {
    await made.close();
    return open(file, 'r+');
  });
  try {
    const { size } = await handle.stat();
    if (size < bytes) {
      await writeChance(handle, bytes - size, size);
      await handle.sync();
    }
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Chance as content: a file system that compresses would keep zeros in no room at all. */
export async function writeChance(handle: FileHandle, bytes: number, from: number): Promise<void> {
  for (let done = 0; done < bytes; done += blockBytes) {
    await writeWhole(handle, randomBytes(Math.min(bytes - done, blockBytes)), from + done);
  }
}

/** A disk that is nearly full takes a part of a write, and says no only to the rest. */
export async function writeWhole(handle: FileHandle, bytes: Buffer, from: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, from + done)).bytesWritten;
  }
}
