import { resolve } from "node:path";
import { withArchive } from "../../archives/withArchive.js";
import type { KeySelection } from "../../catalog/meant.js";
import { CommandError } from "../../output/CommandError.js";
import { printJson } from "../../output/printJson.js";
import { startProgress } from "../../output/progress.js";
import { size } from "../../output/size.js";
import { restoreArchive } from "./restoreArchive.js";

export interface RestoreFileOptions {
  readonly to: string;
  readonly selection: KeySelection;
  readonly overwrite: boolean;
  readonly json: boolean;
}

/** `sallyport restore FILE|s3://… --to DIR`: files out of one archive. */
export async function restoreFile(address: string, options: RestoreFileOptions): Promise<void> {
  const { to, selection, overwrite, json } = options;
  if (to.startsWith("s3://"))
    throw new CommandError(
      `--to ${to} is no folder`,
      "restore one archive to a folder; a backup (--stack, --catalog) goes to a bucket too",
      64,
    );
  let progress = startProgress("restoring", 0);
  await withArchive(address, async (archive, bytesRead) => {
    const restored = await restoreArchive({
      archive,
      folder: resolve(to),
      selection,
      force: overwrite,
      onStart: (objects) => {
        progress.end();
        progress = startProgress("restoring", objects);
      },
      onObject: (objects) => progress.update(objects),
    });
    progress.end();
    const { objects, bytes, sha256, seconds } = restored;
    const { archiveBytes } = archive;
    if (json) printJson({ objects, bytes, archiveBytes, sha256, bytesRead: bytesRead(), folder: resolve(to), seconds });
    else process.stdout.write(`${to}: ${objects} objects, ${size(bytes)}, all checked; read ${size(bytesRead())}\n`);
  }).finally(() => progress.end());
}
