import { rm, writeFile } from "node:fs/promises";

/** Milliseconds between two signs of life. */
const INTERVAL = 5_000;

/** Writes the time into a file again and again while the event loop turns; see `checkHealthFile`. Stop it by the result. */
export async function keepHealthFile(file: string, now: () => number = Date.now): Promise<() => Promise<void>> {
  const write = async (): Promise<void> => await writeFile(file, `${now()}`, { mode: 0o600 });
  await write();
  const timer = setInterval(() => void write().catch(() => undefined), INTERVAL);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await rm(file, { force: true });
  };
}
