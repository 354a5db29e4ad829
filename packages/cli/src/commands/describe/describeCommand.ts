import { Command } from "commander";
import { printJson } from "../../output/printJson.js";
import { findStack } from "../../pulumi/stack/findStack.js";
import { readStackState } from "../../pulumi/stack/readStackState.js";
import { describeMarkdown } from "./describeMarkdown.js";
import { describeStack } from "./describeStack.js";

interface Options {
  readonly stack?: string;
  readonly json?: boolean;
}

/** `sallyport describe`: what a stack is, by its state alone: AWS is not asked (OPS-03). */
export function describeCommand(): Command {
  return new Command("describe")
    .description(
      "write down what a stack is: resources, networks, roles, alarms, tags, versions and outputs, without secrets",
    )
    .argument("<project>", "foundation, or a folder of stacks/")
    .option("--stack <name>", "the stack; `sandbox` is the one in the sandbox (default: the one that is selected)")
    .option("--json", "print one JSON document in place of Markdown")
    .action(async (project: string, { stack, json }: Options) => {
      const description = describeStack(await readStackState(await findStack(project, stack)));
      if (json) printJson(description);
      else process.stdout.write(describeMarkdown(description));
    });
}
