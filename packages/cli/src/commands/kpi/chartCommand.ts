import { extname, resolve } from "node:path";
import { Command, Option } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { printJson } from "../../output/printJson.js";
import { type ComputeOptions, computeKpis } from "./computeKpis.js";
import { withInput } from "./runCommand.js";

interface Options extends Omit<ComputeOptions, "say"> {
  readonly output: string;
  readonly json?: boolean;
}

/** `sallyport kpi chart`. */
export function chartCommand(): Command {
  return withInput(new Command("chart"))
    .description("draw the KPIs: one file that loads nothing from anywhere and has no script")
    .addOption(
      new Option("-o, --output <file>", "the picture, .html or .svg; replaced when it exists").default("kpis.html"),
    )
    .option("--json", "print the result as one JSON document")
    .action(async ({ output, json, ...options }: Options) => {
      const file = resolve(output);
      const extension = extname(file);
      if (extension !== ".html" && extension !== ".svg")
        throw new CommandError(`${output} is neither .html nor .svg`, "name the picture so that it ends in one", 64);
      const { document } = await computeKpis({ ...options, say: (line) => process.stderr.write(`${line}\n`) });
      // Only here: the drawing library takes longer to load than most runs take.
      const { writeChart } = await import("./chart/writeChart.js");
      const bytes = await writeChart(file, document);
      if (json) printJson({ file, bytes, days: document.order.length, quality: document.quality });
      else process.stdout.write(`${file}: KPIs of ${document.order.length} days\n`);
    });
}
