import type { Command } from "commander";
import { type OutputsOptions, readOutputs } from "../../../pulumi/stack/readOutputs.js";
import type { CompressorRule } from "./CompressorRule.js";
import { readRules } from "./readRules.js";

/** The options by which a command finds its rules. */
export interface RuleOptions extends OutputsOptions {
  readonly rule?: string;
  readonly prefix?: string;
}

/** Adds them to a command. */
export function withRules(command: Command): Command {
  return command
    .option("--stack <name>", "the deployed stack of stacks/compressor; `sandbox` is the one in the sandbox")
    .option("--outputs <file>", "the stack whose outputs (pulumi stack output --json) are in this file")
    .option("--rule <name>", "this rule alone")
    .option("--prefix <prefix>", "keys below this prefix alone (default: the rule's)");
}

/** The rules that the options name. @throws CommandError where there is none, or the stack cannot be read */
export async function findRules({ rule, prefix: _, ...place }: RuleOptions): Promise<readonly CompressorRule[]> {
  return readRules(await readOutputs("compressor", place), rule);
}
