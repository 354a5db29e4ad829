import { resolve } from "node:path";
import { Command } from "commander";
import { printJson } from "../../output/printJson.js";
import { startProgress } from "../../output/progress.js";
import { size } from "../../output/size.js";
import { wholeNumber } from "../../output/wholeNumber.js";
import { assertEmptyFolder } from "../../workspace/assertEmptyFolder.js";

interface Options {
  readonly output: string;
  readonly orders: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** `sallyport etl sample`. */
export function sampleCommand(): Command {
  return new Command("sample")
    .description(
      "write two deliveries of a made-up shop's tables as CSV, gzip, NDJSON and Parquet: the same for the same seed",
    )
    .requiredOption("-o, --output <dir>", "the folder, new or empty")
    .option("--orders <number>", "orders of the first delivery", wholeNumber("--orders", 1_000, 100_000_000), 200_000)
    .option("--seed <number>", "what chance begins with", wholeNumber("--seed", 0, 2 ** 32 - 1), 1)
    .option("--json", "print the result as one JSON document")
    .action(async ({ output, orders, seed, json }: Options) => {
      const start = performance.now();
      const folder = resolve(output);
      await assertEmptyFolder(folder);
      // Only here: the library that writes Parquet takes longer to load than most commands take.
      const { sampleFileCount, writeEtlSample } = await import("./sample/writeEtlSample.js");
      const progress = startProgress("files", sampleFileCount);
      const summary = await writeEtlSample({ folder, orders, seed, onFile: progress.update }).finally(progress.end);
      if (json) printJson({ folder, seed, ...summary, seconds: (performance.now() - start) / 1000 });
      else process.stdout.write(`${folder}: ${summary.files.length} files, ${size(summary.bytes)}\n`);
    });
}
