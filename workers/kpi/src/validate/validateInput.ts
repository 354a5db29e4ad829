import { join } from "node:path";
import type { Database } from "../compute/Database.js";
import type { ArtifactStore, InputStore } from "../ports.js";
import type { FileToRead } from "../state/planRun.js";
import { assertBelowThreshold } from "./assertBelowThreshold.js";
import { assertReadable } from "./assertReadable.js";
import { loadFile } from "./loadFile.js";
import { Quarantine } from "./Quarantine.js";
import type { ReadFile } from "./ReadFile.js";

export interface ValidateOptions {
  readonly database: Database;
  readonly input: InputStore;
  readonly artifacts: ArtifactStore;
  readonly files: readonly FileToRead[];
  readonly runId: string;
  readonly folder: string;
  readonly rejectThreshold: number;
  readonly signal: AbortSignal;
}

export interface Validated {
  readonly files: readonly ReadFile[];
  /** The artifact with the rejected rows. */
  readonly quarantine: string | undefined;
}

/**
 * Reads files into `new_items`, `new_orders` and `new_products`; the rows that cannot be taken go to `quarantine/<run>/rejects.ndjson`. Throws
 * an InputError where a file cannot be read at all, or a dataset has more rejected rows than the threshold allows; the quarantine is written even so.
 */
export async function validateInput(options: ValidateOptions): Promise<Validated> {
  const { database, input, artifacts, runId, folder, signal } = options;
  const rejects = new Quarantine(join(folder, "rejects.ndjson"));
  const key = `quarantine/${runId}/rejects.ndjson`;
  const files: ReadFile[] = [];
  const faults: string[] = [];
  for (const file of options.files) {
    signal.throwIfAborted();
    const copy = await input.fetch(file.input, folder, signal);
    try {
      const common = { database, folder, quarantine: rejects, signal };
      const result = await loadFile({ ...common, ...file, key: file.input.key, path: copy.path });
      if ("fault" in result) {
        faults.push(`${file.input.key} ${result.fault}`);
        await rejects.add({ file: file.input.key, line: 1, column: "", reason: result.fault });
      } else files.push({ ...file, ...result });
    } finally {
      await copy.release();
    }
  }
  await rejects.end();
  const quarantine = rejects.count === 0 ? undefined : key;
  if (quarantine !== undefined) await artifacts.store(quarantine, rejects.path, signal);
  assertReadable(faults);
  assertBelowThreshold(files, options.rejectThreshold, key);
  return { files, quarantine };
}
