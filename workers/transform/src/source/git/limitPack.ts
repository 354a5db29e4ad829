import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { RefusedError } from "@sallyport/transform-rules";

const INTERVAL = 250;

/**
 * Runs a fetch that is ended once it has written more than a repository may have, which git has no limit for.
 * @throws RefusedError `source-too-large`
 */
export async function limitPack<Result>(
  repository: string,
  bytes: number,
  signal: AbortSignal,
  fetch: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const full = new AbortController();
  const folder = join(repository, ".git", "objects", "pack");
  const check = async (): Promise<void> => {
    if ((await sizeOf(folder)) > bytes) full.abort();
  };
  const timer = setInterval(() => void check(), INTERVAL);
  try {
    const result = await fetch(AbortSignal.any([signal, full.signal]));
    await check();
    if (!full.signal.aborted) return result;
  } catch (error) {
    if (!full.signal.aborted) throw error;
  } finally {
    clearInterval(timer);
  }
  throw new RefusedError("source-too-large", `The commit of the repository takes more than ${bytes} bytes.`);
}

/** Files come and go while git writes them. */
async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
