import { resolve } from "node:path";
import { calendar } from "@sallyport/policies";
import { Command, InvalidArgumentError } from "commander";
import { CommandError } from "../../../output/CommandError.js";
import { printJson } from "../../../output/printJson.js";
import { bundleOf } from "./bundleOf.js";
import { coverageOf } from "./coverageOf.js";
import { describeBundle } from "./describeBundle.js";
import { readRecord } from "./readRecord.js";
import { writeBundle } from "./writeBundle.js";

interface Options {
  readonly record: string;
  readonly from: string;
  readonly to: string;
  readonly output: string;
  readonly json?: boolean;
}

/** `sallyport evidence bundle`: what the calendar's jobs kept in a period, in one folder, with what is missing (CPL-05). */
export function bundleCommand(): Command {
  return new Command("bundle")
    .description(
      "gather what the calendar's jobs recorded in a period, and say which days, months and quarters have nothing",
    )
    .requiredOption("--record <folder>", "where the reports are, by duty and date: a copy of SALLYPORT_REVIEW_RECORD")
    .requiredOption("--from <day>", "first day, in UTC: 2026-01-01", day)
    .requiredOption("--to <day>", "last day, in UTC", day)
    .requiredOption("--output <folder>", "a folder that is not there yet")
    .option("--json", "print the index as one JSON document")
    .addHelpText("after", "\nEnds with 1 where the calendar asks for something in the period that was not recorded.")
    .action(async (_: unknown, command: Command) => {
      // Its own --json and that of `evidence` before it are the same.
      const { record, from, to, output, json } = command.optsWithGlobals<Options>();
      if (from > to) throw new CommandError(`${from} is after ${to}`, "name the first day in --from", 64);
      const folder = resolve(record);
      const runs = await readRecord(folder).catch((cause: unknown) => {
        throw new CommandError(`${folder} cannot be read`, "name the folder that the reports were copied to", 2, {
          cause,
        });
      });
      const bundle = bundleOf({ from, to }, coverageOf(calendar, runs, { from, to }));
      await writeBundle(folder, resolve(output), bundle);
      if (json) printJson(bundle);
      else process.stdout.write(describeBundle(bundle));
      if (bundle.summary.missing > 0) process.exitCode = 1;
    });
}

function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text))
    return text;
  throw new InvalidArgumentError("It is no day: write 2026-01-31.");
}
