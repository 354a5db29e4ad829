import { Command } from "commander";
import { printJson } from "../../../output/printJson.js";
import type { ApiOptions } from "./ApiOptions.js";
import { ProblemError } from "./ProblemError.js";
import type { TransformApi } from "./TransformApi.js";

/** A command that calls the API. */
export function apiCommand(name: string): Command {
  return new Command(name)
    .option("--stack <name>", "the deployed stack of stacks/transform, whose API is called")
    .option("--url <url>", "the API's URL, in the stack's place")
    .option("--json", "print the API's answer as JSON");
}

/** Does something with the API; a refusal's problem document is the JSON then. */
export async function withApi(options: ApiOptions, run: (api: TransformApi) => Promise<void>): Promise<void> {
  // Only here: the other commands have no use for the SDK.
  const { connect } = await import("./connect.js");
  try {
    await run(await connect(options));
  } catch (error) {
    if (options.json && error instanceof ProblemError) printJson(error.document);
    throw error;
  }
}
