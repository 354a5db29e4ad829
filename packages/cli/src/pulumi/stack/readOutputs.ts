import { CommandError } from "../../output/CommandError.js";
import { readJsonFile } from "../../settings/readJsonFile.js";
import { askPulumi } from "./askPulumi.js";
import { findStack } from "./findStack.js";

/** How a command is told of a stack's outputs: by the stack, or by a file of them. */
export interface OutputsOptions {
  readonly stack?: string;
  /** Path of what `pulumi stack output --json` printed, for where there is no Pulumi. */
  readonly outputs?: string;
}

/**
 * The outputs of a stack, or those in a file.
 *
 * @param project a folder of `stacks/`
 * @throws CommandError where neither or both are named, or they cannot be read
 */
export async function readOutputs(
  project: string,
  { stack, outputs }: OutputsOptions,
): Promise<Readonly<Record<string, unknown>>> {
  if ((stack === undefined) === (outputs === undefined))
    throw new CommandError(
      stack === undefined ? "no stack is named" : "--stack and --outputs name a stack twice",
      "give --stack NAME, or --outputs FILE with what `pulumi stack output --json` printed",
      64,
    );
  if (outputs !== undefined) return await fileOf(outputs);
  const place = await findStack(project, stack);
  return await askPulumi<Readonly<Record<string, unknown>>>(place, ["stack", "output", "--json"], place.stateFolder);
}

async function fileOf(path: string): Promise<Readonly<Record<string, unknown>>> {
  const value = await readJsonFile(path, "--outputs", "outputs");
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new CommandError(`${path} holds no outputs of a stack`, "write the file with `pulumi stack output --json`", 64);
}
