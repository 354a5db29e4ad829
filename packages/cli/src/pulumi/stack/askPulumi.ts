import { CommandError } from "../../output/CommandError.js";
import { runPulumi } from "../runPulumi.js";
import type { StackPlace } from "./StackPlace.js";

/**
 * Asks the Pulumi CLI for a JSON document about a stack, with the caller's own profile, which may lead to the backend.
 *
 * @param args without the stack, which is added
 * @throws CommandError where there is no Pulumi CLI, or it does not answer
 */
export async function askPulumi<Document>(
  { stack }: StackPlace,
  args: readonly string[],
  folder: string,
): Promise<Document> {
  const environment = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
  const all = [...args, ...(stack === undefined ? [] : ["--stack", stack])];
  const run = await runPulumi(all, folder, environment).catch((error: unknown) => {
    throw new CommandError("the Pulumi CLI does not start", "install pulumi, or put it on PATH", 2, { cause: error });
  });
  if (run.code === 0) return JSON.parse(run.stdout) as Document;
  const said = `${run.stderr}\n${run.stdout}`.trim().slice(0, 2_000);
  throw new CommandError(
    `pulumi ${args[0]} does not answer for ${stack === undefined ? "the selected stack" : `the stack ${stack}`}:\n${said}`,
    "name a stack that `pulumi stack ls` lists in the project's folder (--stack), and log in to its backend (pulumi login)",
    2,
  );
}
