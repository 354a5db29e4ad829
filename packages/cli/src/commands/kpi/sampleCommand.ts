import { resolve } from "node:path";
import { Command } from "commander";
import { printJson } from "../../output/printJson.js";
import { startProgress } from "../../output/progress.js";
import { size } from "../../output/size.js";
import { wholeNumber } from "../../output/wholeNumber.js";
import { assertEmptyFolder } from "../../workspace/assertEmptyFolder.js";
import { writeSample } from "./sample/writeSample.js";

interface Options {
  readonly output: string;
  readonly items: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** `sallyport kpi sample`. */
export function sampleCommand(): Command {
  return new Command("sample")
    .description("write a year of a made-up shop's orders, items and products as CSV: the same for the same seed")
    .requiredOption("-o, --output <dir>", "the folder, new or empty")
    .option("--items <number>", "how many items are sold", wholeNumber("--items", 1_000, 100_000_000), 1_000_000)
    .option("--seed <number>", "what chance begins with", wholeNumber("--seed", 0, 2 ** 32 - 1), 1)
    .option("--json", "print the result as one JSON document")
    .action(async ({ output, items, seed, json }: Options) => {
      const start = performance.now();
      const folder = resolve(output);
      await assertEmptyFolder(folder);
      const progress = startProgress("items", items);
      const summary = writeSample({ folder, items, seed, onItems: progress.update });
      progress.end();
      if (json) printJson({ folder, seed, ...summary, seconds: (performance.now() - start) / 1000 });
      else process.stdout.write(`${folder}: ${items} items in ${summary.files} files, ${size(summary.bytes)}\n`);
    });
}
