import { resolve } from "node:path";
import { Argument, Command, Option } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { printJson } from "../../output/printJson.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { sandboxHome } from "../../workspace/sandboxHome.js";
import { demoReportWriter } from "./demoReportWriter.js";
import { describeDemo } from "./describeDemo.js";
import type { PipelineName } from "./pipelines.js";

interface DemoOptions {
  readonly input?: string;
  readonly json?: boolean;
  readonly reportFile?: string;
}

const names: readonly PipelineName[] = ["compressor", "kpi", "etl", "transform"];

/** `sallyport demo`: what `npm start` runs. */
export function demoCommand(): Command {
  return new Command("demo")
    .description("deploy the pipelines into the sandbox, send data through them, prove that all that came out is right")
    .addArgument(new Argument("[pipeline...]", "pipelines to run (default: all)").choices(names))
    .addOption(
      new Option(
        "--input <folder>",
        "files for the compressor, which then runs alone (default: TypeScript's library files)",
      ),
    )
    .option("--json", "print the result as one JSON document")
    .option(
      "--report-file <file>",
      "write the JSON document to a file besides; pipelines that it has from earlier stay",
    )
    .action(async (chosen: readonly PipelineName[], { input, json, reportFile }: DemoOptions) => {
      const write = reportFile === undefined ? undefined : demoReportWriter(reportFile);
      const root = findRepositoryRoot(process.cwd());
      const home = sandboxHome(root, process.env);
      const { runDemo } = await import("./runDemo.js");
      const result = await runDemo({
        root,
        home,
        input: input === undefined ? undefined : resolve(input),
        names: chosenOf(chosen, input),
        say: (line) => process.stderr.write(`${line}\n`),
      });
      await write?.(result.document, new Date());
      if (json) printJson(result.document);
      else process.stdout.write(describeDemo(result));
      if (!result.ok) process.exitCode = 1;
    });
}

/** In the order in which they run, each once. @throws CommandError where files are given for a pipeline that takes none */
function chosenOf(chosen: readonly PipelineName[], input: string | undefined): readonly PipelineName[] {
  if (input === undefined) return names.filter((name) => chosen.length === 0 || chosen.includes(name));
  if (chosen.every((name) => name === "compressor")) return ["compressor"];
  const fix = "leave --input out, or name the compressor alone; `sallyport kpi run --input DIR` takes files of yours";
  throw new CommandError("--input is for the compressor alone", fix, 64);
}
