import { resolve } from "node:path";
import { Argument, Command, Option } from "commander";
import { printJson } from "../../output/printJson.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { sandboxHome } from "../../workspace/sandboxHome.js";
import { describeDemo } from "./describeDemo.js";
import { runDemo } from "./runDemo.js";

interface DemoOptions {
  readonly input?: string;
  readonly json?: boolean;
}

/** The pipelines that there are. */
const pipelines = ["compressor"];

/** `sallyport demo`: what `npm start` runs. */
export function demoCommand(): Command {
  return new Command("demo")
    .description(
      "deploy the pipelines into the sandbox, move files through them, prove that every one arrived unchanged",
    )
    .addArgument(new Argument("[pipeline...]", "pipelines to run (default: all)").choices(pipelines))
    .addOption(new Option("--input <folder>", "files to move (default: TypeScript's library files)"))
    .option("--json", "print the result as one JSON document")
    .action(async (_pipelines: readonly string[], { input, json }: DemoOptions) => {
      const root = findRepositoryRoot(process.cwd());
      const home = sandboxHome(root, process.env);
      const result = await runDemo({
        root,
        home,
        input: input ? resolve(input) : resolve(root, "node_modules", "typescript", "lib"),
        say: (line) => process.stderr.write(`${line}\n`),
      });
      if (json) printJson(result.document);
      else process.stdout.write(describeDemo(result));
      if (!result.ok) process.exitCode = 1;
    });
}
