import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "../../../output/CommandError.js";
import { firstRule } from "../../demo/CompressorOutputs.js";
import { inputFiles } from "../../demo/inputFiles.js";
import { moveFiles } from "../../demo/moveFiles.js";
import type { SmokeScope } from "../SmokeScope.js";

/** Sends one small object through the first rule, and compares it at every target. */
export async function compressOne({ outputs, since }: SmokeScope): Promise<string> {
  const rule = firstRule(outputs);
  const folder = await mkdtemp(join(tmpdir(), "sallyport-smoke-"));
  try {
    await writeFile(join(folder, "smoke.txt"), `smoke ${new Date(since).toISOString()}\n`);
    const prefix = `${rule.sourcePrefix}smoke-${since}/`;
    const { figures, problems } = await moveFiles({ rule, prefix, files: await inputFiles(folder), say: () => {} });
    if (figures.lost === 0) return `one object arrived whole at ${rule.destinations.length} targets`;
    throw new CommandError(
      `an object did not arrive as it was sent: ${problems[0] ?? "it is lost"}`,
      "the dead-letter queue and the log of the source's worker",
      1,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
