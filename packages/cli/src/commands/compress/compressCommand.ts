import { resolve } from "node:path";
import { HIGHEST_LEVEL } from "@sallyport/worker-compressor/archive";
import { Command } from "commander";
import { archiveFailure } from "../../archives/archiveFailure.js";
import { CommandError } from "../../output/CommandError.js";
import { printJson } from "../../output/printJson.js";
import { startProgress } from "../../output/progress.js";
import { size } from "../../output/size.js";
import { compressFolder } from "./compressFolder.js";

interface Options {
  readonly output: string;
  readonly level: number;
  readonly json?: boolean;
}

/** `sallyport compress DIR -o FILE`: the compressor's archive out of a folder, without AWS. */
export function compressCommand(): Command {
  return new Command("compress")
    .description("write a folder's files into one archive, as the compressor pipeline does")
    .argument("<dir>", "the folder; links are left out")
    .requiredOption("-o, --output <file>", "the archive, usually *.tar.zst; replaced when it exists")
    .option("--level <number>", `zstd level, 0 (stores) to ${HIGHEST_LEVEL} (smallest)`, levelNumber, 3)
    .option("--json", "print the result as one JSON document")
    .action(async (dir: string, { output, level, json }: Options) => {
      let progress = startProgress("compressing", 0);
      try {
        const { manifest, skipped, ...summary } = await compressFolder({
          folder: resolve(dir),
          output: resolve(output),
          level,
          onStart: (objects) => {
            progress.end();
            progress = startProgress("compressing", objects);
          },
          onObject: (objects) => progress.update(objects),
        });
        progress.end();
        if (skipped > 0) process.stderr.write(`left out: ${skipped} links or special files\n`);
        const { objects, bytes, archiveBytes, sha256, seconds } = summary;
        if (json)
          printJson({
            objects,
            bytes,
            archiveBytes,
            sha256,
            id: manifest.id,
            level,
            skipped,
            file: resolve(output),
            seconds,
          });
        else
          process.stdout.write(
            `${output}: ${objects} objects, ${size(bytes)} in ${size(archiveBytes)}, sha256 ${sha256}\n`,
          );
      } catch (error) {
        progress.end();
        throw archiveFailure(error);
      }
    });
}

function levelNumber(text: string): number {
  const level = Number(text);
  if (text.trim() !== "" && Number.isInteger(level) && level >= 0 && level <= HIGHEST_LEVEL) return level;
  throw new CommandError(`--level ${text} is no level`, `give a whole number from 0 to ${HIGHEST_LEVEL}`, 64);
}
