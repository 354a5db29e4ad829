import { Command, Option } from "commander";
import { parseShare } from "../../output/parseShare.js";
import { printJson } from "../../output/printJson.js";
import { type ComputeOptions, computeKpis } from "./computeKpis.js";
import { kpiCsv } from "./formats/csv.js";
import { kpiTable } from "./formats/table.js";
import { parseMemory } from "./parseMemory.js";

interface Options extends Omit<ComputeOptions, "say"> {
  readonly format: "table" | "json" | "csv";
  readonly json?: boolean;
}

/** `sallyport kpi run`. */
export function runCommand(): Command {
  return withInput(new Command("run"))
    .description(
      "validate the CSV files and compute their KPIs: the pipeline's own code, with no AWS but an s3:// input's",
    )
    .addOption(
      new Option(
        "--engine <engine>",
        "what computes: Spark needs Java 17 or later, and is installed when first asked for",
      )
        .choices(["duckdb", "spark"])
        .default("duckdb"),
    )
    .addOption(new Option("--format <format>", "how to print").choices(["table", "json", "csv"]).default("table"))
    .option("--json", "the same as --format json")
    .action(async ({ format, json, ...options }: Options) => {
      const { document } = await computeKpis({ ...options, say: (line) => process.stderr.write(`${line}\n`) });
      if (json || format === "json") printJson(document);
      else process.stdout.write(format === "csv" ? kpiCsv(document) : kpiTable(document));
    });
}

/** The options by which `run` and `chart` find their input. */
export function withInput(command: Command): Command {
  return command
    .requiredOption(
      "--input <place>",
      "folder, or s3://bucket/prefix, with orders/, order_items/ and products/ (or Data/ with these) in it",
    )
    .option("--out <dir>", "keep tables, rejected rows and state here: a later run with it computes changed days only")
    .option("--full", "compute all days anew, also where --out has state")
    .option(
      "--memory <mib>",
      "memory of the database (or of Spark), MiB; what does not fit goes to the disk",
      parseMemory,
    )
    .option("--reject-threshold <share>", "the share of rejected rows above which the run fails", parseShare, 0.01);
}
