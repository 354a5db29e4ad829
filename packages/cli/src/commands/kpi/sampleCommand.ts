import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { printJson } from "../../output/printJson.js";
import { startProgress } from "../../output/progress.js";
import { size } from "../../output/size.js";
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
      await assertEmpty(folder);
      const progress = startProgress("items", items);
      const summary = writeSample({ folder, items, seed, onItems: progress.update });
      progress.end();
      if (json) printJson({ folder, seed, ...summary, seconds: (performance.now() - start) / 1000 });
      else process.stdout.write(`${folder}: ${items} items in ${summary.files} files, ${size(summary.bytes)}\n`);
    });
}

/** @throws CommandError where the folder has something in it already */
async function assertEmpty(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new CommandError(`cannot write to ${folder}: ${error.message}`, "give a folder with --output", 64);
  });
  if (there.length > 0) throw new CommandError(`${folder} is not empty`, "give a new folder with --output", 64);
}

function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new CommandError(`${option} ${text} is not usable`, `give a whole number from ${least} to ${most}`, 64);
  };
}
