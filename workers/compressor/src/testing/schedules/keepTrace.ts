import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Writes what is known of a schedule that failed into a folder of its own, one file of JSON lines for each part, and resolves to
 * its path: a seed brings the schedule back, but not the moments at which its processes met.
 */
export async function keepTrace(parts: Readonly<Record<string, readonly unknown[]>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sallyport-schedule-"));
  const write = async ([part, lines]: [string, readonly unknown[]]): Promise<void> =>
    await writeFile(join(folder, `${part}.jsonl`), lines.map((line) => `${JSON.stringify(line)}\n`).join(""), {
      mode: 0o600,
    });
  await Promise.all(Object.entries(parts).map(write));
  return folder;
}
