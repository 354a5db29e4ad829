import { type Command, Option } from "commander";
import type { OutputsOptions } from "../../../pulumi/stack/readOutputs.js";

/** The options by which a command finds its dead-letter queues. */
export interface QueueOptions extends OutputsOptions {
  readonly pipeline: string;
  readonly rule?: string;
  readonly region?: string;
  readonly logGroup?: string;
}

/** Adds them to a command. */
export function withQueues(command: Command): Command {
  return command
    .argument("[queue-url]", "the dead-letter queue; without it, those of a stack")
    .option("--stack <name>", "the queues of this stack; `sandbox` is the one in the sandbox")
    .option("--outputs <file>", "the queues of the stack whose outputs (pulumi stack output --json) are in this file")
    .addOption(new Option("--pipeline <name>", "the stack's folder in stacks/").default("compressor"))
    .option("--rule <name>", "those of this rule of the compressor alone")
    .option("--region <region>", "those in this region alone; the region of QUEUE-URL, where the URL does not tell it");
}
