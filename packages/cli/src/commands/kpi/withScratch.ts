import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Does work that has a folder of its own, which is removed at its end, and that ends when someone interrupts the command. */
export async function withScratch<Result>(
  work: (scratch: string, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const scratch = await mkdtemp(join(tmpdir(), "sallyport-kpi-"));
  const stop = new AbortController();
  const interrupt = (): void => stop.abort(new Error("interrupted"));
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    return await work(scratch, stop.signal);
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
    await rm(scratch, { recursive: true, force: true });
  }
}
