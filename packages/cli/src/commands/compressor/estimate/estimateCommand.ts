import { HIGHEST_LEVEL } from "@sallyport/worker-compressor/archive";
import { Command } from "commander";
import { withClients } from "../../../aws/withClients.js";
import { CommandError } from "../../../output/CommandError.js";
import { printJson } from "../../../output/printJson.js";
import { type Progress, startProgress } from "../../../output/progress.js";
import { wholeNumber } from "../../../output/wholeNumber.js";
import { currentRegion } from "../../../settings/currentRegion.js";
import { describeEstimate } from "./describeEstimate.js";
import { readPrices } from "./readPrices.js";
import { runEstimate } from "./runEstimate.js";

interface Options {
  readonly bucket: string;
  readonly prefix: string;
  readonly region?: string;
  readonly to?: readonly string[];
  readonly targets?: number;
  readonly sample: number;
  readonly seed: number;
  readonly levels: readonly number[];
  readonly prices?: string;
  readonly list: number;
  readonly bytes?: number;
  readonly json?: boolean;
}

/** Stored, and what spans zstd's range at a few seconds for the sample; above 15 it takes minutes. */
const usualLevels = [0, 1, 3, 6, 9, 12, 15];

/** `sallyport compressor estimate`: reads objects, changes nothing. Exits with 0 whether it pays or not. */
export function estimateCommand(): Command {
  return new Command("estimate")
    .description("predict what compression would be worth for a bucket, by compressing a random sample of it")
    .requiredOption("--bucket <bucket>", "the bucket whose objects would be moved")
    .option("--prefix <prefix>", "objects below this prefix alone", "")
    .option("--region <region>", "the bucket's region (default: the shell's)")
    .option("--to <region...>", "the regions that they would be moved to")
    .option("--targets <number>", "how many regions, where it is not yet known which", wholeNumber("--targets", 1, 30))
    .option("--sample <number>", "objects that are read, about", wholeNumber("--sample", 8, 20_000), 600)
    .option("--seed <number>", "draws the same sample again", wholeNumber("--seed", 0, 4_294_967_295), 1)
    .option("--levels <list>", `zstd levels to try, 0 to ${HIGHEST_LEVEL}`, parseLevels, usualLevels)
    .option("--prices <file>", "JSON file of prices that differ from AWS's list prices of us-east-1")
    .option("--list <number>", "objects listed at most", wholeNumber("--list", 1, 1e12), Number.POSITIVE_INFINITY)
    .option(
      "--bytes <number>",
      "bytes of the whole, by its inventory or its metrics; what is listed is scaled to them",
      wholeNumber("--bytes", 1, Number.MAX_SAFE_INTEGER),
    )
    .option("--json", "print the estimate as one JSON document")
    .action(async ({ json, region, to, targets, prices, ...options }: Options) => {
      const from = region ?? currentRegion();
      const route = { from, to: regionsOf(from, to, targets), prices: await readPrices(prices) };
      await withClients(async (clients) => {
        let progress: Progress = startProgress("listing", undefined);
        const next = (title: string, total: number): void => {
          progress.end();
          progress = startProgress(title, total);
        };
        const estimate = await runEstimate({
          ...options,
          bytes: options.bytes,
          route,
          clients,
          say: {
            listed: (objects) => progress.update(objects),
            sampled: (archives) => next("compressing the sample", archives),
            compressed: (archives) => progress.update(archives),
          },
        }).finally(() => progress.end());
        if (json) printJson(estimate);
        else process.stdout.write(describeEstimate(estimate, process.stdout.isTTY === true && !process.env.NO_COLOR));
      });
    });
}

function regionsOf(from: string, to: readonly string[] | undefined, targets: number | undefined): readonly string[] {
  if (to !== undefined && targets !== undefined)
    throw new CommandError("--to and --targets name the regions twice", "give one of them", 64);
  for (const region of to ?? []) {
    if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region))
      throw new CommandError(`--to ${region} is no region`, "write it as AWS does: eu-west-1", 64);
    if (region === from)
      throw new CommandError(`objects in ${from} need not be moved to ${region}`, "name other regions", 64);
  }
  return to ? [...new Set(to)] : Array.from({ length: targets ?? 1 }, (_, index) => `region-${index + 1}`);
}

function parseLevels(text: string): readonly number[] {
  const levels = text.split(",").map((word) => (/^\d+$/.test(word.trim()) ? Number(word) : Number.NaN));
  if (levels.every((level) => level >= 0 && level <= HIGHEST_LEVEL)) return [...new Set(levels)].sort((a, b) => a - b);
  throw new CommandError(
    `--levels ${text} is no list of levels`,
    `give numbers from 0 to ${HIGHEST_LEVEL}: 1,6,12`,
    64,
  );
}
