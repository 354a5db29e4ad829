import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CommandError } from "../../../output/CommandError.js";
import { describeBundle } from "./describeBundle.js";
import type { EvidenceBundle } from "./EvidenceBundle.js";

/**
 * Writes a bundle into a new folder (mode 0700): `index.md`, `index.json`, the reports in `reports`, and `SHA256SUMS` over all of them.
 *
 * @throws CommandError where the folder is there already: a bundle is never mixed with an earlier one
 */
export async function writeBundle(record: string, output: string, bundle: EvidenceBundle): Promise<void> {
  await mkdir(dirname(output), { recursive: true });
  try {
    await mkdir(output, { mode: 0o700 });
  } catch (cause) {
    throw new CommandError(`${output} cannot be made`, "name a folder that is not there yet", 2, { cause });
  }
  const sums: string[] = [];
  const sum = async (path: string) => {
    const hash = createHash("sha256").update(await readFile(join(output, path)));
    sums.push(`${hash.digest("hex")}  ${path}\n`);
  };
  for (const file of bundle.duties.flatMap(({ runs }) => runs.flatMap(({ files }) => files))) {
    const copy = join("reports", file);
    await mkdir(dirname(join(output, copy)), { recursive: true });
    await copyFile(join(record, file), join(output, copy));
    await sum(copy);
  }
  await writeFile(join(output, "index.json"), `${JSON.stringify(bundle, undefined, 2)}\n`);
  await writeFile(join(output, "index.md"), describeBundle(bundle));
  await sum("index.json");
  await sum("index.md");
  await writeFile(join(output, "SHA256SUMS"), sums.join(""));
}
