import { resolve } from "node:path";
import { Command } from "commander";
import { withArchive } from "../../archives/withArchive.js";
import { printJson } from "../../output/printJson.js";
import { startProgress } from "../../output/progress.js";
import { size } from "../../output/size.js";
import { restoreArchive } from "./restoreArchive.js";

interface Options {
  readonly to: string;
  readonly object?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `sallyport restore FILE|s3://… --to DIR`: files out of an archive, each checked. */
export function restoreCommand(): Command {
  return new Command("restore")
    .description("restore the files of an archive, each checked against its SHA-256, with their times")
    .argument("<archive>", "a file, or s3://bucket/key")
    .requiredOption("--to <dir>", "the folder to restore to; made where it does not exist")
    .option("--object <key>", "restore this object alone, reading only its part of the archive")
    .option("--force", "replace files that exist")
    .option("--json", "print the result as one JSON document")
    .action(async (address: string, { to, object, force = false, json }: Options) => {
      let progress = startProgress("restoring", 0);
      await withArchive(address, async (archive, bytesRead) => {
        const restored = await restoreArchive({
          archive,
          folder: resolve(to),
          object,
          force,
          onStart: (objects) => {
            progress.end();
            progress = startProgress("restoring", objects);
          },
          onObject: (objects) => progress.update(objects),
        });
        progress.end();
        const { objects, bytes, sha256, seconds } = restored;
        const { archiveBytes } = archive;
        if (json)
          printJson({ objects, bytes, archiveBytes, sha256, bytesRead: bytesRead(), folder: resolve(to), seconds });
        else
          process.stdout.write(`${to}: ${objects} objects, ${size(bytes)}, all checked; read ${size(bytesRead())}\n`);
      }).finally(() => progress.end());
    });
}
