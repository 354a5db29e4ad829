import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";

/**
 * Writes a file so that it is whole or not there: into a new file beside it (mode 0600), which takes its name once the
 * work is done. Where the work fails, nothing is left and what was there before stays.
 */
export async function writeWhole<T>(
  path: string,
  work: (write: (chunk: Buffer) => Promise<void>) => Promise<T>,
): Promise<T> {
  const temporary = `${path}.${randomBytes(6).toString("hex")}.partial`;
  const file = await open(temporary, "wx", 0o600);
  try {
    const result = await work(async (chunk) => {
      for (let written = 0; written < chunk.length; ) written += (await file.write(chunk, written)).bytesWritten;
    });
    await file.close();
    await rename(temporary, path);
    return result;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}
